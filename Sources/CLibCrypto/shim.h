#ifndef COLLATERAL_CLIBCRYPTO_SHIM_H
#define COLLATERAL_CLIBCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
