#include "grammar/gated_pattern.h"

#include <re2/re2.h>

#include <utility>

namespace zhenggai {

GatedPattern gated_pattern(std::string text) {
    const RE2 compiled(text, RE2::Quiet);
    GatedPattern pattern;
    if (const auto tree = read_pattern(text)) {
        pattern.gate = gate_of(*tree);
        pattern.arrays = std::make_shared<const OwnedPatternProgram>(make_program(*tree));
        pattern.program = pattern.arrays->view();
    }
    pattern.groups.resize(static_cast<std::size_t>(compiled.NumberOfCapturingGroups()));
    for (const auto& [number, name] : compiled.CapturingGroupNames())
        pattern.groups[static_cast<std::size_t>(number) - 1] = name;
    pattern.text = std::move(text);
    return pattern;
}

}  // namespace zhenggai
