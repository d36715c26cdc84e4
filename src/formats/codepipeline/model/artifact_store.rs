//! Where artifacts lie.

use crate::schema::{Field, Schema};

/// The S3 bucket in which a pipeline keeps the artifacts of its actions.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, ArtifactStore, 2026")]
pub struct ArtifactStore {
    /// Where artifacts are kept: `S3`.
    #[key(required)]
    pub r#type: Field<StoreType>,
    /// The bucket's name: 3 to 63 letters, digits, `.` and `-`. A bucket, never a folder in it; it lies in the store's
    /// Region.
    #[key(required)]
    pub location: Field<String>,
    /// The key that encrypts the artifacts; the default key of S3 where there is none. An action in another account
    /// needs a key of one's own.
    pub encryption_key: Field<EncryptionKey>,
}

/// Where artifacts are kept.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreType {
    /// An S3 bucket.
    S3,
}

/// The key that encrypts artifacts.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, EncryptionKey, 2026")]
pub struct EncryptionKey {
    /// The key's id, its ARN or the ARN of an alias. An alias works only in the account that owns the key.
    #[key(required)]
    pub id: Field<String>,
    /// Whose key it is: `KMS`.
    #[key(required)]
    pub r#type: Field<EncryptionKeyType>,
}

/// Whose key it is.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncryptionKeyType {
    /// A key of AWS Key Management Service.
    #[word("KMS")]
    Kms,
}

/// A Region and its artifact store, as a template lists them.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CloudFormation, AWS::CodePipeline::Pipeline ArtifactStoreMap, 2026")]
pub struct RegionalStore {
    /// The Region, such as `eu-central-1`.
    #[key(required)]
    pub region: Field<String>,
    /// Its artifact store.
    #[key(required)]
    pub artifact_store: Field<ArtifactStore>,
}
