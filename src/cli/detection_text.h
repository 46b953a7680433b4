// Why a document is of its family, for people to read.
//
//     std::fputs(detection_text("plan.txt", evidence).c_str(), stdout);
//
//     plan.txt: 青溪镇督察反馈意见整改方案
//     family: rectification-plan (grammar rectification-plan)
//       rectification-plan: 12 points, 5 needed
//         +3  title  .*整改.*方案
//         +2  labels goal, measures  2 found, 1 needed
//         -   tables  0 found, 1 needed
#pragma once

#include <string>
#include <string_view>

#include "pipeline/extractor.h"

namespace zhenggai {

// Families from the most points to the fewest, each with all of its signals: `+` and the weight where the
// document gives one, `-` where it does not. Ends with a line feed.
std::string detection_text(std::string_view source, const DocumentEvidence& evidence);

}  // namespace zhenggai
