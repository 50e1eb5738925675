//! How many connections each address holds, so that one cannot take all that there are.
//!
//! Must not: count where everybody comes from one address: on this computer, and behind a proxy.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// Who holds how many.
pub(crate) struct Addresses {
    most: usize,
    exempt: fn(IpAddr) -> bool,
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// One connection of an address, for as long as this lives; of one that is exempt it holds nothing.
pub(crate) struct Held(Option<(Arc<Addresses>, IpAddr)>);

impl Addresses {
    pub(crate) fn of(most: usize, behind_proxy: bool) -> Addresses {
        let exempt = if behind_proxy { |_| true } else { |address: IpAddr| address.is_loopback() };
        Addresses::but(most, exempt)
    }

    /// The same, where others are exempt.
    pub(crate) fn but(most: usize, exempt: fn(IpAddr) -> bool) -> Addresses {
        Addresses { most, exempt, held: Mutex::default() }
    }

    /// Lets an address hold one more; `None` where it holds as many as it may.
    pub(crate) fn hold(self: &Arc<Self>, address: IpAddr) -> Option<Held> {
        let address = address.to_canonical();
        if (self.exempt)(address) {
            return Some(Held(None));
        }
        let network = network(address);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.get(&network).is_some_and(|number| *number >= self.most) || self.most == 0 {
            return None;
        }
        *held.entry(network).or_default() += 1;
        Some(Held(Some((Arc::clone(self), network))))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some((all, network)) = &self.0 else { return };
        let mut held = all.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = held.get_mut(network) {
            *number -= 1;
            if *number == 0 {
                held.remove(network);
            }
        }
    }
}

/// An address as it is counted: of IPv6 the first half, as one household or host is given the other half whole (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => Ipv6Addr::from_bits(long.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_holds_so_many_and_no_more_until_it_lets_one_go() {
        let all = Arc::new(Addresses::of(2, false));
        let first = all.hold(at("192.0.2.7"));
        let second = all.hold(at("::ffff:192.0.2.7"));
        assert!(first.is_some() && second.is_some());
        assert!(all.hold(at("192.0.2.7")).is_none(), "also where it comes written as IPv6");
        let other = all.hold(at("192.0.2.8"));
        assert!(other.is_some(), "others are not kept out by it");
        drop(first);
        let again = all.hold(at("192.0.2.7"));
        assert!(again.is_some() && all.hold(at("192.0.2.7")).is_none());
        drop((second, other, again));
        assert_eq!(all.held.lock().unwrap().len(), 0, "nothing is remembered of who went");
    }

    #[test]
    fn the_addresses_that_one_host_may_give_itself_are_counted_as_one() {
        let all = Arc::new(Addresses::of(1, false));
        let held = all.hold(at("2001:db8:1:2::7"));
        assert!(held.is_some() && all.hold(at("2001:db8:1:2:ffff::8")).is_none());
        assert!(all.hold(at("2001:db8:1:3::7")).is_some());
    }

    #[test]
    fn this_computer_and_a_proxy_may_hold_all_that_there_are() {
        let all = Arc::new(Addresses::of(0, false));
        for here in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
            assert!(all.hold(at(here)).is_some(), "{here}");
        }
        assert!(all.hold(at("192.0.2.7")).is_none());
        let behind = Arc::new(Addresses::of(0, true));
        assert!(behind.hold(at("192.0.2.7")).is_some());
    }
}
