// What the codes of diagnostics mean, in English and in Chinese.
//
//     const Result<std::vector<ExplanationGroup>> groups = load_explanations();
//     groups->front().explanations.front().code;             // "number-gap"
//     groups->front().explanations.front().chinese.title;    // "编号缺号"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhenggai {

struct ExplanationTexts {
    std::string title = {};   // a few words
    std::string what = {};    // what the code means
    std::string why = {};     // why that matters
    std::string remedy = {};  // what to do
};

struct Explanation {
    std::string code = {};
    ExplanationTexts english = {};
    ExplanationTexts chinese = {};
    std::optional<std::string> example = {};  // lines of an invented document, each with its line feed
};

// Codes that speak of one thing.
struct ExplanationGroup {
    std::string english = {};
    std::string chinese = {};
    std::vector<Explanation> explanations = {};
};

// The text of explanations.yaml beside this file, which the build embeds. Valid for ever.
std::string_view explanations_text();

// All groups in the order of that file. It is read anew at each call: nothing but `explain` asks for it. The
// errors, those of grammar/yaml_tree.h, are faults of the program.
Result<std::vector<ExplanationGroup>> load_explanations();

}  // namespace zhenggai
