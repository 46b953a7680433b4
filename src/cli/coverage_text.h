// Where the characters of a document have gone, for people to read.
//
//     std::fputs(coverage_text("plan.txt", record, text).c_str(), stdout);
//
//     plan.txt: 1532 characters, grade review (unclaimed-text)
//       extracted    1200   78.3%
//       heading       150    9.8%
//       prose           0    0.0%
//       furniture     122    8.0%
//       unclaimed      60    3.9%
//     plan.txt:30:3: unclaimed: 60 characters
//         　　以上事项由值班室汇总。
//             ^
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/audit.h"
#include "record/record.h"
#include "text/text.h"

namespace zhenggai {

// The places of record.unclaimed. Their texts are views of `text`, which must be the record's own.
std::vector<UnclaimedPlace> unclaimed_places(const Record& record, const Text& text);

// The five counts with their shares of the whole, then every place that is unclaimed. Ends with a line feed.
// A share that is neither nothing nor all is never shown as 0.0% or 100.0%. `name` is what the document is
// called.
std::string coverage_text(std::string_view name, const Record& record, const Text& text);

}  // namespace zhenggai
