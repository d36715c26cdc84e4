// Where a worker's script comes from: a blob, because a worker made of one inherits the page's security policy,
// and one loaded by its address does not and could reach other origins.

/**
 * Fetches a worker's text once. What it returns starts any number of workers, without a request.
 *
 * @param {string} url the address of the bundled worker
 * @returns {Promise<string | TrustedScriptURL>} what `new Worker` takes
 */
export async function workerScript(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  const blobUrl = URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
  // Not every browser has trusted types; one that lacks them takes the address as it is.
  if (!globalThis.trustedTypes) return blobUrl;
  const policy = trustedTypes.createPolicy("rehearsal", {
    createScriptURL(candidate) {
      if (candidate !== blobUrl) throw new TypeError(`no worker may be started from ${candidate}`);
      return candidate;
    },
  });
  return policy.createScriptURL(blobUrl);
}
