//! The derive behind the declarations of file formats.
