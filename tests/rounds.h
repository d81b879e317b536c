// How much the tests do that are the better the more they do.
#pragma once

namespace broadsheet {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

// Sanitizers make everything slow, and they look at each step, not at results: a twentieth is enough
// there. scripts/nightly.sh runs all.
constexpr unsigned rounds(unsigned plainly) { return kSanitized ? plainly / 20 : plainly; }

}  // namespace broadsheet
