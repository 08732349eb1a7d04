#include "dsl/text/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace casus::text {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

struct Computed {
  Digest bytes{};
  unsigned int size = 0;
};

Computed digest(std::string_view bytes, EVP_MD const* method, char const* name) {
  Computed out;
  if (EVP_Digest(bytes.data(), bytes.size(), out.bytes.data(), &out.size, method, nullptr) != 1) {
    throw std::runtime_error(std::string(name) + " is not available");
  }
  return out;
}

std::string hexadecimal(Digest const& bytes, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * size);
  for (std::size_t i = 0; i < size; ++i) {
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 0xFU];
  }
  return out;
}

/// The 16 bytes that a UUID writes with hyphens.
std::string bytes_of(std::string_view uuid) {
  std::string out;
  std::string pair;
  for (char const c : uuid) {
    if (c == '-') continue;
    pair += c;
    if (pair.size() < 2) continue;
    out += static_cast<char>(std::stoul(pair, nullptr, 16));
    pair.clear();
  }
  return out;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  Computed const made = digest(bytes, EVP_sha256(), "SHA-256");
  return hexadecimal(made.bytes, made.size);
}

std::string name_uuid(std::string_view name_space, std::string_view name) {
  Computed made = digest(bytes_of(name_space).append(name), EVP_sha1(), "SHA-1");
  made.bytes[6] = static_cast<unsigned char>((made.bytes[6] & 0x0FU) | 0x50U);  // version 5
  made.bytes[8] =
      static_cast<unsigned char>((made.bytes[8] & 0x3FU) | 0x80U);  // variant of the RFC
  std::string out = hexadecimal(made.bytes, 16);
  for (std::size_t const at : {std::size_t{20}, std::size_t{16}, std::size_t{12}, std::size_t{8}}) {
    out.insert(at, 1, '-');
  }
  return out;
}

}  // namespace casus::text
