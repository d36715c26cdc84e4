//! What is known of CodePipeline beside its schema: action types, status words, limits.
