//! `permissions`.

use super::{Objections, RUBY};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::acl::{AclFault, entry};
use crate::formats::codedeploy::facts::mode::{ModeFault, digits};
use crate::formats::codedeploy::facts::selinux::check_range;
use crate::formats::codedeploy::file::ServerFile;
use crate::formats::codedeploy::model::{ObjectType, Permission};
use crate::formats::codedeploy::rehearse::server::plan::RefusalPoint;
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::schema::{Field, Placed};

/// All that is refused of permissions when the file is read.
pub(super) fn items(objections: &mut Objections<'_>) {
    let Some(server) = objections.file.server() else { return };
    let Some(list) = server.spec.permissions.known() else { return };
    if server.is_windows() == Some(true) && !list.value.items.is_empty() {
        objections.tell(
            list.key,
            "the application specification file specifiles file permissions, but the deployment is targeting one or \
                more Windows Server instances. Permissions are supported only for Amazon Linux, Ubuntu Server, and \
                Red Hat Enterprise Linux (RHEL) instances.",
        );
    }
    for item in &list.value.items {
        match item {
            Field::Null(nothing) => objections.tell(nothing.span, NO_OBJECT),
            Field::Known(item) => permission(objections, &server, item),
            Field::Absent | Field::Opaque(_) => {}
        }
    }
}

const NO_OBJECT: &str = "a permission listed in the application specification file has no object value. Update the \
    permissions section of the AppSpec file, and then try again.";

fn permission(objections: &mut Objections<'_>, server: &ServerFile<'_>, item: &Placed<Permission>) {
    let Permission { object, mode, context, .. } = &item.value;
    if object.is_nothing() || object.value().is_some_and(String::is_empty) {
        objections.tell(item.span, NO_OBJECT);
    }
    if let Some(written) = mode.known().and_then(|mode| Written::at(server.document, mode.node)) {
        let place = mode.key().unwrap_or(item.span);
        match digits(written, objections.generation) {
            Ok(_) => {}
            Err(ModeFault::Length(mode)) => objections.tell(
                place,
                format!(
                    "the length of a permissions mode ({mode}) in the application specification file is invalid. \
                        Permissions modes must be between one and four characters long. Update the permissions \
                        section of the AppSpec file, and then try again."
                ),
            ),
            Err(ModeFault::Character(mode, character)) => objections.tell(
                place,
                format!(
                    "the permissions mode ({mode}) in the application specification file contains an invalid \
                        character ({character}). Update the permissions section of the AppSpec file, and then try \
                        again."
                ),
            ),
        }
    }
    acls(objections, server, &item.value);
    if let Some(context) = context.known() {
        if context.value.r#type.is_nothing() {
            objections.tell(
                context.span,
                "the application specification file specifies an invalid context type. Update the permissions \
                    section of the AppSpec file, and then try again.",
            );
        }
        if let Some(range) = context.value.range.known() {
            let is_number = objections.is_v1()
                && Written::at(server.document, range.node)
                    .is_some_and(|written| matches!(written.read_by(Generation::V1), Reading::Integer(_)));
            match check_range(&range.value) {
                _ if is_number => objections.tell_freely(range.span, "undefined method `include?' for an Integer"),
                Err(message) => objections.tell_freely(range.span, message),
                Ok(()) => {}
            }
        }
    }
    if objections.generation == Generation::V2 && concerns_files(&item.value) {
        patterns(objections, &item.value);
    }
}

fn acls(objections: &mut Objections<'_>, server: &ServerFile<'_>, permission: &Permission) {
    for item in permission.acls.value().into_iter().flat_map(|acls| &acls.items) {
        let acl = match item {
            Field::Known(acl) => acl,
            Field::Null(nothing) => {
                objections.tell_freely(nothing.span, "undefined method `split' for nil");
                continue;
            }
            Field::Absent | Field::Opaque(_) => continue,
        };
        let text = acl.value.as_str();
        let reading = Written::at(server.document, acl.node).map(|written| written.read_by(objections.generation));
        if objections.is_v1() && !matches!(reading, Some(Reading::Text)) {
            objections.tell_freely(acl.span, format!("undefined method `split' for {text}"));
            continue;
        }
        match entry(text, objections.generation) {
            Ok(entry) => {
                if entry.default && objections.generation == Generation::V2 && concerns_files(permission) {
                    objections.tell(
                        acl.span,
                        "the -d parameter has been specified to apply an acl setting to a file. This parameter is \
                            supported for directories only. Update the AppSpec file, and then try again.",
                    );
                }
            }
            Err(AclFault::Form) => objections.tell(
                acl.span,
                format!(
                    "of a problem with the acls permission settings in the application specification file. Invalid \
                        acl entry ({text}). Update the permissions section of the AppSpec file, and then try again."
                ),
            ),
            Err(AclFault::Base) => objections.tell(
                acl.span,
                format!(
                    "of a problem with the acls permission settings in the application specification file. Use mode \
                        to set the base acl entry ({text}). Update the permissions section of the AppSpec file, and \
                        then try again."
                ),
            ),
            Err(AclFault::Character(character)) => objections.tell(
                acl.span,
                format!(
                    "the access control list (ACL) named {text} in the application specification file contains an \
                        invalid character ({character}). Correct the ACL in the hooks section of the AppSpec file, \
                        and then try again."
                ),
            ),
        }
    }
}

/// Whether a permission is for files, be it among others.
pub fn concerns_files(permission: &Permission) -> bool {
    match &permission.r#type {
        Field::Absent | Field::Null(_) => true,
        Field::Opaque(_) => false,
        Field::Known(types) => types.value.known().any(|word| word.value == ObjectType::File),
    }
}

/// Patterns and exceptions, which 2.x takes for folders only.
fn patterns(objections: &mut Objections<'_>, permission: &Permission) {
    let object = permission.object.value().map(String::as_str).unwrap_or_default();
    if let Some(pattern) = permission.pattern.known().filter(|pattern| pattern.value != "**") {
        let given = &pattern.value;
        objections.tell(
            pattern.span,
            format!(
                "the permissions section of the application specification file includes an object ({object}) with an \
                    invalid pattern ({given}), such as a pattern for an object with type file."
            ),
        );
    }
    if let Some(except) = permission.except.known().filter(|except| !except.value.items.is_empty()) {
        objections.tell(
            except.key,
            format!(
                "the except parameter for a pattern in the permissions section for the object named {object} \
                    contains an invalid format, such as an except for an object with type file."
            ),
        );
    }
}

/// What reads and makes Install fail.
pub(super) fn at_install(objections: &mut Objections<'_>) {
    let Some(server) = objections.file.server().filter(|_| objections.is_v1()) else { return };
    for permission in server.permissions() {
        let Some(context) = permission.value.context.known() else { continue };
        if context.value.range.is_nothing() && !context.value.r#type.is_nothing() {
            let message = "undefined method `get_range' for nil:NilClass".to_owned();
            objections.raise(RefusalPoint::Planning, context.span, message, Some(RUBY));
        }
    }
}
