//! Packages made, opened, and tampered with byte by byte. Never a key that is in use.

use super::*;

fn identity(byte: u8) -> Identity {
    Identity::of_seed(&[byte; 32]).unwrap()
}

const LABEL: Label = Label { id: [7; 16], sequence: 3 };

fn made(content: &[u8]) -> Vec<u8> {
    seal(&identity(1), &identity(2).public(), LABEL, content).unwrap()
}

fn opened(bytes: &[u8], pinned: &Identity, receiver: &Identity) -> Result<Vec<u8>, BundleError> {
    look(bytes)?.verify(&pinned.public())?.open(receiver)
}

#[test]
fn what_was_sealed_comes_out_whole() {
    for content in [&b""[..], b"x", "本季度无预警信息".as_bytes(), &[0; 100_000]] {
        let bytes = made(content);
        assert_eq!(opened(&bytes, &identity(1), &identity(2)).unwrap(), content);
        let verified = look(&bytes).unwrap().verify(&identity(1).public()).unwrap();
        assert_eq!(verified.label().unwrap(), LABEL);
    }
    assert_ne!(made(b"x"), made(b"x"), "no two packages are alike");
    let bytes = made("钱某某".as_bytes());
    assert!(!bytes.windows(9).any(|window| window == "钱某某".as_bytes()), "nothing is in the clear");
}

/// each byte of a package, changed, makes it one that is refused.
#[test]
fn no_byte_can_be_changed() {
    let bytes = made("一条预警信息".as_bytes());
    for at in 0..bytes.len() {
        for bit in [1, 128] {
            let mut broken = bytes.clone();
            broken[at] ^= bit;
            let refused = opened(&broken, &identity(1), &identity(2)).unwrap_err();
            let fits = match at {
                0..8 => refused == BundleError::NotABundle,
                42..50 => matches!(refused, BundleError::Tampered | BundleError::Cut { .. }),
                _ => refused == BundleError::Tampered,
            };
            assert!(fits, "byte {at}: {refused:?}");
        }
    }
    figures::line("R-34", &format!("a package that was tampered with: {} changed bytes, all refused", 2 * bytes.len()));
}

#[test]
fn no_part_of_a_copy_is_a_package() {
    let bytes = made("一条预警信息".as_bytes());
    for end in 0..bytes.len() {
        let refused = opened(&bytes[..end], &identity(1), &identity(2)).unwrap_err();
        assert!(
            if end < 8 { refused == BundleError::NotABundle } else { matches!(refused, BundleError::Cut { .. }) },
            "{end}: {refused:?}"
        );
    }
    let longer = [&bytes[..], b"\0"].concat();
    assert_eq!(opened(&longer, &identity(1), &identity(2)), Err(BundleError::Tampered));
}

#[test]
fn parts_of_two_packages_do_not_mix() {
    let (one, other) = (made(&[1; 64]), made(&[2; 64]));
    assert_eq!(one.len(), other.len());
    let end = one.len() - SIGNATURE;
    for (from, to) in [(8, 10), (50, 82), (82, 98), (98, 106), (106, 138), (138, 162), (162, 194), (HEADER, end), (end, one.len())] {
        let mut mixed = one.clone();
        mixed[from..to].copy_from_slice(&other[from..to]);
        if mixed != one {
            assert_eq!(opened(&mixed, &identity(1), &identity(2)), Err(BundleError::Tampered), "{from}..{to}");
        }
    }
    let mut turned = one.clone();
    turned[HEADER..HEADER + 32].rotate_left(16);
    assert_eq!(opened(&turned, &identity(1), &identity(2)), Err(BundleError::Tampered));
}

#[test]
fn another_signer_and_another_receiver_are_refused() {
    let bytes = made(b"x");
    assert_eq!(opened(&bytes, &identity(3), &identity(2)), Err(BundleError::Tampered));
    assert_eq!(opened(&bytes, &identity(1), &identity(3)), Err(BundleError::NotForUs));
    // Somebody takes the sealed part over and signs it with a key of his own: the seal is bound to the first sender.
    let thief = identity(9);
    let mut stolen = bytes[..bytes.len() - SIGNATURE].to_vec();
    stolen[10..42].copy_from_slice(&thief.public().signing());
    let signature = thief.signer().sign(&[SIGNED, &stolen].concat()).to_bytes();
    stolen.extend_from_slice(&signature);
    assert_eq!(opened(&stolen, &thief, &identity(2)), Err(BundleError::Sealed));
}

#[test]
fn a_later_format_is_told_from_a_broken_one() {
    let bytes = made(b"x");
    let mut newer = bytes[..bytes.len() - SIGNATURE].to_vec();
    newer[8..10].copy_from_slice(&9_u16.to_be_bytes());
    let signature = identity(1).signer().sign(&[SIGNED, &newer].concat()).to_bytes();
    newer.extend_from_slice(&signature);
    assert_eq!(opened(&newer, &identity(1), &identity(2)), Err(BundleError::Newer { format: 9 }));
}

#[test]
fn keys_that_agree_with_everybody_are_none() {
    let mut bytes = identity(1).public().bytes();
    bytes[..32].fill(0);
    assert_eq!(PublicIdentity::of_bytes(&bytes), None, "a signing key of small order");
    let mut bytes = identity(1).public().bytes();
    bytes[32..].fill(0);
    let weak = PublicIdentity::of_bytes(&bytes).unwrap();
    assert_eq!(seal(&identity(2), &weak, LABEL, b"x"), Err(BundleError::Sealed));
}

#[test]
fn a_card_carries_the_public_half_and_shows_a_change() {
    let card = OfficeCard::write(&identity(1), "中共七溪坪镇纪律检查委员会");
    let read = OfficeCard::read(card.as_bytes()).unwrap();
    assert_eq!(read, OfficeCard { name: "中共七溪坪镇纪律检查委员会".to_owned(), public: identity(1).public() });
    assert_eq!(OfficeCard::read(format!("\u{feff}{}", card.replace("\r\n", "\n")).as_bytes()), Some(read.clone()), "as an editor saves it");
    for changed in [
        card.replace("七溪坪镇", "八溪坪镇"),
        card.replace("公钥：", "公钥：0"),
        card.replacen("指纹：", "指纹：1", 1),
        card.chars().take(60).collect(),
    ] {
        assert_eq!(OfficeCard::read(changed.as_bytes()), None);
    }
    let fingerprint = read.public.fingerprint();
    assert_eq!(fingerprint.split(' ').map(str::len).collect::<Vec<_>>(), [5; 6]);
    assert_ne!(fingerprint, identity(2).public().fingerprint());
    assert_eq!(format!("{:?}", identity(1)), "Identity(…)");
}
