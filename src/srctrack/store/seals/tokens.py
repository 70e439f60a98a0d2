"""Time-stamp tokens after RFC 3161: the query, and the proof that an authority signed a statement at an instant."""

from __future__ import annotations

import datetime
import ssl
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srctrack.errors import SrctrackError
from srctrack.store.seals.certificate_order import with_sorted_certificates

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

INSTALL = "pip install 'srctrack[seal]'"


class SealLibraryMissing(SrctrackError):
    """The packages that read tokens are not installed."""

    def __init__(self) -> None:
        super().__init__("seals need the package rfc3161-client", INSTALL)


class TokenError(ValueError):
    """A token that does not prove what it should, with why in a sentence."""


@dataclass(frozen=True)
class Query:
    """What is sent to the authority, and the number that its answer must repeat."""

    content: bytes
    nonce: int


@dataclass(frozen=True)
class ProvenTime:
    """When an authority signed, the name in its certificate, and the root certificate that it leads to."""

    at: datetime.datetime
    authority: str
    root: bytes
    root_digest: str


def query_for(statement: bytes) -> Query:
    """The query for a statement, asking for the authority's certificates. Raises SealLibraryMissing."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError as missing:
        raise SealLibraryMissing from missing
    request = TimestampRequestBuilder().data(statement).hash_algorithm(HashAlgorithm.SHA256).build()
    return Query(request.as_bytes(), request.nonce or 0)


def prove(token: bytes, statement: bytes, roots: bytes | None, nonce: int | None = None) -> ProvenTime:
    """The instant that ``token`` proves for ``statement``. ``roots`` are trusted certificates as PEM; None: the system's.
    Certificates are judged as of the token's own instant, so that one that expired since proves as much as before.
    Raises TokenError, SealLibraryMissing."""
    try:
        import rfc3161_client
    except ImportError as missing:
        raise SealLibraryMissing from missing
    try:
        response = rfc3161_client.decode_timestamp_response(with_sorted_certificates(token))
        if response.status != rfc3161_client.PKIStatus.GRANTED:
            raise TokenError(_refusal(response.status, response.status_string))
        at, authority = response.tst_info.gen_time, _authority(response)
    except TokenError:
        raise
    except Exception as wrong:  # the parser raises ValueError and its own errors
        raise TokenError(f"it is not an answer of an authority ({wrong})") from wrong
    said = "it leads to no trusted certificate"
    for root in _certificates(roots):
        builder = rfc3161_client.VerifierBuilder(roots=[root], intermediates=[], nonce=nonce)
        try:
            builder.build().verify_message(response, statement)
        except Exception as wrong:  # VerificationError, and what a damaged certificate raises
            said = str(wrong) if roots is not None else said
            continue
        return ProvenTime(at.astimezone(datetime.UTC), authority, *_pem(root))
    raise TokenError(f"it does not prove this statement ({said})")


def _refusal(status: int, words: Sequence[str]) -> str:
    kind = "has not decided yet" if status == 3 else "refused"  # PKIStatus “waiting”, RFC 3161 2.4.2
    return f"the authority {kind}" + (f": {'; '.join(words)}" if words else "")


def _authority(response: object) -> str:
    """The name of the signer: the certificate that the signature names by issuer and number."""
    from cryptography import x509

    signed = response.signed_data  # type: ignore[attr-defined]
    (signer,) = signed.signer_infos
    for content in signed.certificates:
        certificate = x509.load_der_x509_certificate(content)
        if (certificate.issuer, certificate.serial_number) == (signer.issuer, signer.serial_number):
            names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
            return str(names[0].value) if names else certificate.subject.rfc4514_string()
    raise TokenError("it does not contain the certificate of its signer")


def _certificates(roots: bytes | None) -> list[Certificate]:
    from cryptography import x509

    try:
        if roots is not None:
            return x509.load_pem_x509_certificates(roots)
    except ValueError as wrong:
        raise TokenError(f"the trusted certificate cannot be read ({wrong})") from wrong
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old roots whose numbers are not as they should be
        for content in ssl.create_default_context().get_ca_certs(binary_form=True):
            try:
                found.append(x509.load_der_x509_certificate(content))
            except ValueError:
                continue  # an old root that cryptography does not read
    return found


def _pem(root: Certificate) -> tuple[bytes, str]:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding

    return root.public_bytes(Encoding.PEM), root.fingerprint(SHA256()).hex()
