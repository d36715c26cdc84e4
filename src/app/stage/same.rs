//! A shared value that is compared by who it is, and not by what it holds.

use std::rc::Rc;

/// A shared value that equals itself alone: a frame must not cost a comparison of two whole runs.
#[derive(Debug)]
pub struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
