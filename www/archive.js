// The files in a zip archive, as far as they can be read.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The length of the record at an archive's end, and of the longest comment behind it, in bytes. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/** Whether a file is a zip archive, by its name. */
export const isArchive = (file) => file.name.toLowerCase().endsWith(".zip");

/**
 * Goes through the files in an archive.
 *
 * @param {File} archive the archive
 * @param {number} longest how many bytes of a file are unpacked at most; a longer one has none
 * @returns {AsyncGenerator<{ path: string, bytes: Uint8Array | null }>}
 */
export async function* unpacked(archive, longest) {
  const tail = Math.max(0, archive.size - END_LENGTH - LONGEST_COMMENT);
  const last = await view(archive, tail, archive.size);
  let end = last.byteLength - END_LENGTH;
  while (end >= 0 && last.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error(`${archive.name} is no zip archive.`);
  const start = last.getUint32(end + 16, true);
  const directory = await view(archive, start, start + last.getUint32(end + 12, true));
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY; ) {
    const number = (offset) => directory.getUint16(at + offset, true);
    const [name, more] = [number(28), number(30) + number(32)];
    const path = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, Math.min(name, directory.byteLength - at - 46)));
    const [packed, local] = [directory.getUint32(at + 20, true), directory.getUint32(at + 42, true)];
    if (!path.endsWith("/")) yield { path, bytes: await bytesOf(archive, number(10), local, packed, longest) };
    at += 46 + name + more;
  }
}

async function bytesOf(archive, method, local, packed, longest) {
  const header = await view(archive, local, local + 30);
  if (header.byteLength < 30) return null;
  const start = local + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = archive.slice(start, start + packed);
  if (method === STORED) return packed > longest ? null : new Uint8Array(await data.arrayBuffer());
  return method === DEFLATED ? inflated(data, longest) : null;
}

/** What was packed; nothing where it is longer than it may be, or damaged. */
async function inflated(data, longest) {
  const reader = data.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      length += value.length;
      if (length > longest) return null;
      parts.push(value);
    }
  } catch {
    return null;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function view(file, from, to) {
  return new DataView(await file.slice(from, to).arrayBuffer());
}
