// Patterns as analysts write them, turned into patterns that RE2 can run on any text.
//
//     expand_pattern("第(?P<number>{han})部分", words);   // {han} replaced by its fragment
//     widen_pattern("问题(\\d+):");   // digits and : in both widths, optional spaces between 题 and digits
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhenggai {

// Named fragments; a fragment may refer to others.
using Words = std::map<std::string, std::string, std::less<>>;

// The pattern with every `{name}` replaced by its word, in a group of its own; quantifiers such as
// {2,3} stay. Errors: `undefined-word` with the nearest known one, `word-cycle` with the names.
Result<std::string> expand_pattern(std::string_view pattern, const Words& words);

// The pattern with
//  - every ASCII character of U+0021..U+007E and its full-width form U+FF01..U+FF5E standing for both,
//  - \d \D and \s \S covering full-width digits, no-break and ideographic spaces,
//  - optional spaces between digits and Han characters, in either order, as PDF extraction leaves them,
//  - groups without a name made groups that capture nothing.
// The pattern must be valid RE2 syntax; what is not is left for RE2 to report. Negated classes inside a
// class ([\D]) keep RE2's own meaning; octal escapes and \Q…\E are not supported.
std::string widen_pattern(std::string_view pattern);

}  // namespace zhenggai
