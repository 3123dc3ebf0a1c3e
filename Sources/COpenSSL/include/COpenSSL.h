// What Swift cannot import from OpenSSL 3: macros, STACK_OF, and structs behind accessor macros.
// Everything else is called directly. Only the target OpenSSL imports this module.
#ifndef COPENSSL_H
#define COPENSSL_H

#include <openssl/asn1.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stddef.h>
#include <stdint.h>

/// Frees what i2d_… allocated.
void legajo_free(void *pointer);

/// Overwrites `count` bytes so that the compiler cannot drop it.
void legajo_cleanse(void *bytes, size_t count);

/// The certificate in exactly these bytes; NULL when anything is left over or malformed.
X509 *legajo_certificate_parse(const uint8_t *bytes, size_t count);

/// The SubjectPublicKeyInfo in exactly these bytes.
EVP_PKEY *legajo_public_key_parse(const uint8_t *bytes, size_t count);

/// The EncryptedPrivateKeyInfo (RFC 5958) in exactly these bytes; NULL when the passphrase is wrong too.
EVP_PKEY *legajo_private_key_decrypt(
    const uint8_t *bytes, size_t count, const uint8_t *passphrase, size_t passphrase_count);

/// EncryptedPrivateKeyInfo: PBES2, PBKDF2 with HMAC-SHA-256, AES-256-CBC. The length, or -1; free with legajo_free.
int legajo_private_key_encrypt(
    EVP_PKEY *key, const uint8_t *passphrase, size_t passphrase_count, int iterations, uint8_t **out);

/// Signs or verifies need RSASSA-PSS parameters: 1 when set.
int legajo_use_pss(EVP_PKEY_CTX *context, const EVP_MD *mask, int salt_count);

/// Seconds since 1970; 0 when the time cannot be read.
int legajo_time_seconds(const ASN1_TIME *time, int64_t *seconds);

/// RFC 2253 text in UTF-8, cut to `capacity`; the number of bytes.
int legajo_name_text(const X509_NAME *name, char *out, int capacity);

/// One attribute of a name (e.g. NID_commonName) in UTF-8; the number of bytes, -1 when it is not there.
int legajo_name_entry(const X509_NAME *name, int nid, char *out, int capacity);

/// Adds an extension in OpenSSL's configuration syntax; 1 on success.
int legajo_certificate_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value);

/// Whether the extension is there; *critical tells whether it is critical.
int legajo_certificate_extension(X509 *certificate, int nid, int *critical);

/// The extended key usages as dotted numbers with blanks between; the number of bytes, -1 when there are none, when they
/// cannot be read or do not fit.
int legajo_certificate_purposes(const X509 *certificate, char *out, int capacity);

/// Whether authorityInfoAccess names an OCSP responder.
int legajo_certificate_names_responder(X509 *certificate);

/// A list of certificates; it owns a reference to each.
STACK_OF(X509) *legajo_certificates_new(void);
int legajo_certificates_push(STACK_OF(X509) *list, X509 *certificate);
int legajo_certificates_count(const STACK_OF(X509) *list);
X509 *legajo_certificates_at(const STACK_OF(X509) *list, int index);
void legajo_certificates_free(STACK_OF(X509) *list);

#endif
