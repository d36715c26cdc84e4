//! `reports`: what CodeBuild reads out of the tests.

use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, OneOrMany, Schema};

/// A report: which result files belong to a group.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Report {
    /// Patterns of the result files, relative to the source or to `base-directory`.
    #[key(required)]
    pub files: Field<OneOrMany<String>>,
    /// The format of the result files; JUNITXML if absent. Upper and lower case are the same.
    #[key(misspelt = ["format"])]
    pub file_format: Field<ReportFormat>,
    /// The folder in which the result files are looked for.
    pub base_directory: Field<String>,
    /// Whether the files' folders are dropped; `no` if absent.
    pub discard_paths: Field<Switch>,
}

/// The formats that CodeBuild reads.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
#[schema(ignore_case)]
pub enum ReportFormat {
    /// Test results of JUnit, and of whatever writes the same: pytest, jest-junit, surefire, gotestsum.
    #[word("JUNITXML")]
    JunitXml,
    /// Test results of Cucumber, as JSON.
    #[word("CUCUMBERJSON")]
    CucumberJson,
    /// Test results of NUnit.
    #[word("NUNITXML")]
    NunitXml,
    /// Test results of NUnit 3.
    #[word("NUNIT3XML")]
    Nunit3Xml,
    /// Test results of TestNG.
    #[word("TESTNGXML")]
    TestngXml,
    /// Test results of Visual Studio and `dotnet test`: `.trx` files.
    #[word("VISUALSTUDIOTRX")]
    VisualStudioTrx,
    /// Code coverage of Clover, and of phpunit and jest.
    #[word("CLOVERXML")]
    CloverXml,
    /// Code coverage of Cobertura, and of coverage.py.
    #[word("COBERTURAXML")]
    CoberturaXml,
    /// Code coverage of JaCoCo.
    #[word("JACOCOXML")]
    JacocoXml,
    /// Code coverage of SimpleCov, as JSON.
    #[word("SIMPLECOV")]
    SimpleCov,
}

impl ReportFormat {
    /// Whether it tells code coverage rather than test results.
    pub fn is_coverage(self) -> bool {
        matches!(self, Self::CloverXml | Self::CoberturaXml | Self::JacocoXml | Self::SimpleCov)
    }

    /// Whether its files are JSON.
    pub fn is_json(self) -> bool {
        matches!(self, Self::CucumberJson | Self::SimpleCov)
    }
}
