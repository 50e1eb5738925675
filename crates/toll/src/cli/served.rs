//! What can be asked of a case that is served.
//!
//! Must not: do anything.

use clap::Args;

#[derive(Args)]
pub(crate) struct SignIn {
    /// The desk's address, as toll serve prints it: http://127.0.0.1:8655
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
    /// Under which name
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    /// The code of an authenticator app, where the account has one
    #[arg(long, value_name = "CODE")]
    pub(crate) code: Option<String>,
}

#[derive(Args)]
pub(crate) struct SignOut {
    /// The desk's address
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
}

#[derive(Args)]
pub(crate) struct Ask {
    /// The desk's address
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
    /// What to ask for, as in the address of a page: /persons?from=50
    #[arg(value_name = "PLACE")]
    pub(crate) place: String,
    /// Have it done instead of looking at it; the fields of the form follow
    #[arg(long)]
    pub(crate) send: bool,
    /// A field of the form
    #[arg(value_name = "NAME=VALUE", requires = "send")]
    pub(crate) fields: Vec<String>,
}
