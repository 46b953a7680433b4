#include "grammar/gated_pattern.h"

#include <re2/re2.h>

#include <utility>

namespace zhenggai {

namespace {

// A program with the arrays that it is a view of.
struct KeptProgram {
    explicit KeptProgram(const PatternNode& tree) : arrays(make_program(tree)), program(arrays.view()) {}

    OwnedPatternProgram arrays;
    PatternProgram program;
};

}  // namespace

GatedPattern gated_pattern(std::string text) {
    const RE2 compiled(text, RE2::Quiet);
    GatedPattern pattern;
    if (const auto tree = read_pattern(text)) {
        pattern.gate = gate_of(*tree);
        const auto kept = std::make_shared<const KeptProgram>(*tree);
        if (!kept->program.empty()) pattern.program = {kept, &kept->program};
    }
    pattern.groups.resize(static_cast<std::size_t>(compiled.NumberOfCapturingGroups()));
    for (const auto& [number, name] : compiled.CapturingGroupNames())
        pattern.groups[static_cast<std::size_t>(number) - 1] = name;
    pattern.text = std::move(text);
    return pattern;
}

}  // namespace zhenggai
