//! Tests.

use super::build::CODEBUILD;
use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, HOUR, PLAIN};
use crate::schema::Word;

const TEST: ActionType = ActionType { category: "Test", timeout: 8 * HOUR, ..PLAIN };

const APP_TYPES: &[Word] = &[
    Word { text: "iOS", doc: "An app for iOS." },
    Word { text: "Android", doc: "An app for Android." },
    Word { text: "Web", doc: "A web application." },
];

pub(super) const TYPES: &[ActionType] = &[
    ActionType { category: "Test", doc: "Runs tests in CodeBuild.", timeout: 8 * HOUR, ..CODEBUILD },
    ActionType {
        provider: "DeviceFarm",
        doc: "Runs tests on devices of Device Farm.",
        inputs: (1, 1),
        keys: &[
            Key::required("AppType", "What kind of app it is.").of(Value::Words(APP_TYPES)),
            Key::required("ProjectId", "The Device Farm project."),
            Key::required("App", "The file of the app in the input artifact."),
            Key::required("DevicePoolArn", "The ARN of the device pool."),
            Key::required("TestType", "Which kind of test is run."),
            Key::new("AppiumVersion", "The version of Appium; listed as required, and not processed."),
            Key::new("Test", "The file of the test in the input artifact."),
            Key::new("FuzzEventCount", "How many user interactions a fuzz test makes.")
                .of(Value::Integer { min: 1, max: 10_000 }),
            Key::new("FuzzEventThrottle", "How many milliseconds lie between two of them.")
                .of(Value::Integer { min: 1, max: 1000 }),
            Key::new("FuzzRandomizerSeed", "The seed of a fuzz test."),
            Key::new("RecordAppPerformanceData", "Whether the performance of the app is recorded.").of(Value::Switch),
            Key::new("RecordVideo", "Whether a video is recorded.").of(Value::Switch),
            Key::new("RadioBluetoothEnabled", "Whether Bluetooth is on.").of(Value::Switch),
            Key::new("RadioGpsEnabled", "Whether GPS is on.").of(Value::Switch),
            Key::new("RadioNfcEnabled", "Whether NFC is on.").of(Value::Switch),
            Key::new("RadioWifiEnabled", "Whether Wi-Fi is on.").of(Value::Switch),
            Key::new("CustomHostMachineArtifacts", "Files kept from the host machine."),
            Key::new("CustomDeviceArtifacts", "Files kept from the device."),
            Key::new("UnmeteredDevicesOnly", "Whether only unmetered devices are used.").of(Value::Switch),
            Key::new("JobTimeoutMinutes", "After how many minutes a test ends on a device."),
            Key::new("Latitude", "The latitude of the device."),
            Key::new("Longitude", "The longitude of the device."),
        ],
        ..TEST
    },
    ActionType {
        owner: "ThirdParty",
        provider: "GhostInspector",
        doc: "Runs a test of Ghost Inspector.",
        keys: &[
            Key::new("TestId", "The test."),
            Key::new("ClientId", "The identifier that the console link made."),
            Key::new("ClientToken", "The token that the console link made.").secret(),
        ],
        other_keys: true,
        ..TEST
    },
    ActionType {
        owner: "ThirdParty",
        provider: "MFStormRunner",
        doc: "Runs a load test of Micro Focus StormRunner.",
        inputs: (0, 1),
        outputs: (0, 1),
        other_keys: true,
        ..TEST
    },
    ActionType {
        owner: "ThirdParty",
        provider: "Runscope",
        doc: "Runs a test of Runscope.",
        keys: &[
            Key::new("Bucket", "The bucket of tests."),
            Key::new("TestId", "The test."),
            Key::new("ClientId", "The identifier that the console link made."),
            Key::new("ClientToken", "The token that the console link made.").secret(),
        ],
        other_keys: true,
        ..TEST
    },
];
