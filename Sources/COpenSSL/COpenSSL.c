#include "COpenSSL.h"

#include <string.h>
#include <time.h>

void legajo_free(void *pointer) { OPENSSL_free(pointer); }

void legajo_cleanse(void *bytes, size_t count) { OPENSSL_cleanse(bytes, count); }

X509 *legajo_certificate_parse(const uint8_t *bytes, size_t count) {
    const uint8_t *cursor = bytes;
    if (count > INT32_MAX) return NULL;
    X509 *certificate = d2i_X509(NULL, &cursor, (long)count);
    if (certificate != NULL && cursor != bytes + count) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

EVP_PKEY *legajo_public_key_parse(const uint8_t *bytes, size_t count) {
    const uint8_t *cursor = bytes;
    if (count > INT32_MAX) return NULL;
    EVP_PKEY *key = d2i_PUBKEY(NULL, &cursor, (long)count);
    if (key != NULL && cursor != bytes + count) {
        EVP_PKEY_free(key);
        return NULL;
    }
    return key;
}

EVP_PKEY *legajo_private_key_decrypt(
    const uint8_t *bytes, size_t count, const uint8_t *passphrase, size_t passphrase_count) {
    const uint8_t *cursor = bytes;
    if (count > INT32_MAX || passphrase_count > INT32_MAX) return NULL;
    X509_SIG *encrypted = d2i_X509_SIG(NULL, &cursor, (long)count);
    if (encrypted == NULL) return NULL;
    EVP_PKEY *key = NULL;
    if (cursor == bytes + count) {
        PKCS8_PRIV_KEY_INFO *plain = PKCS8_decrypt(encrypted, (const char *)passphrase, (int)passphrase_count);
        if (plain != NULL) {
            key = EVP_PKCS82PKEY(plain);
            PKCS8_PRIV_KEY_INFO_free(plain);
        }
    }
    X509_SIG_free(encrypted);
    return key;
}

int legajo_private_key_encrypt(
    EVP_PKEY *key, const uint8_t *passphrase, size_t passphrase_count, int iterations, uint8_t **out) {
    *out = NULL;
    if (passphrase_count > INT32_MAX) return -1;
    PKCS8_PRIV_KEY_INFO *plain = EVP_PKEY2PKCS8(key);
    if (plain == NULL) return -1;
    // -1: PBES2; salt NULL: OpenSSL draws one.
    X509_SIG *encrypted = PKCS8_encrypt(
        -1, EVP_aes_256_cbc(), (const char *)passphrase, (int)passphrase_count, NULL, 16, iterations, plain);
    PKCS8_PRIV_KEY_INFO_free(plain);
    if (encrypted == NULL) return -1;
    int count = i2d_X509_SIG(encrypted, out);
    X509_SIG_free(encrypted);
    return count;
}

int legajo_use_pss(EVP_PKEY_CTX *context, const EVP_MD *mask, int salt_count) {
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, mask) > 0
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, salt_count) > 0;
}

int legajo_time_seconds(const ASN1_TIME *time, int64_t *seconds) {
    struct tm parts;
    memset(&parts, 0, sizeof parts);
    if (time == NULL || ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    *seconds = (int64_t)timegm(&parts);
    return 1;
}

int legajo_name_text(const X509_NAME *name, char *out, int capacity) {
    BIO *memory = BIO_new(BIO_s_mem());
    if (memory == NULL) return 0;
    int count = 0;
    if (X509_NAME_print_ex(memory, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
        count = BIO_read(memory, out, capacity);
    }
    BIO_free(memory);
    return count < 0 ? 0 : count;
}

int legajo_name_entry(const X509_NAME *name, int nid, char *out, int capacity) {
    int index = X509_NAME_get_index_by_NID((X509_NAME *)name, nid, -1);
    if (index < 0) return -1;
    ASN1_STRING *value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index));
    unsigned char *text = NULL;
    int count = ASN1_STRING_to_UTF8(&text, value);
    if (count < 0) return -1;
    if (count > capacity) count = capacity;
    memcpy(out, text, (size_t)count);
    OPENSSL_free(text);
    return count;
}

int legajo_certificate_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509V3_set_ctx_nodb(&context);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    if (extension == NULL) return 0;
    int added = X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

int legajo_certificate_extension(X509 *certificate, int nid, int *critical) {
    int index = X509_get_ext_by_NID(certificate, nid, -1);
    if (index < 0) return 0;
    *critical = X509_EXTENSION_get_critical(X509_get_ext(certificate, index));
    return 1;
}

int legajo_certificate_purposes(const X509 *certificate, char *out, int capacity) {
    EXTENDED_KEY_USAGE *purposes = X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
    if (purposes == NULL) return -1;
    int count = 0;
    for (int index = 0; index < sk_ASN1_OBJECT_num(purposes) && count >= 0; index++) {
        if (index > 0 && count < capacity) out[count++] = ' ';
        int length = OBJ_obj2txt(out + count, capacity - count, sk_ASN1_OBJECT_value(purposes, index), 1);
        count = length > 0 && length < capacity - count ? count + length : -1;
    }
    EXTENDED_KEY_USAGE_free(purposes);
    return count;
}

int legajo_certificate_names_responder(X509 *certificate) {
    STACK_OF(OPENSSL_STRING) *places = X509_get1_ocsp(certificate);
    int named = places != NULL && sk_OPENSSL_STRING_num(places) > 0;
    X509_email_free(places);
    return named;
}

STACK_OF(X509) *legajo_certificates_new(void) { return sk_X509_new_null(); }

int legajo_certificates_push(STACK_OF(X509) *list, X509 *certificate) {
    if (X509_up_ref(certificate) != 1) return 0;
    if (sk_X509_push(list, certificate) > 0) return 1;
    X509_free(certificate);
    return 0;
}

int legajo_certificates_count(const STACK_OF(X509) *list) { return sk_X509_num(list); }

X509 *legajo_certificates_at(const STACK_OF(X509) *list, int index) { return sk_X509_value(list, index); }

void legajo_certificates_free(STACK_OF(X509) *list) { sk_X509_pop_free(list, X509_free); }
