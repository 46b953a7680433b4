#include "check/check_ordinals.h"

#include <fmt/format.h>

#include "check/written_marker.h"

namespace zhenggai {

namespace {

class Writer {
  public:
    explicit Writer(const CheckInput& document) : document_(document), ordinals_(document.tree.ordinals) {}

    Diagnostic write(const OrdinalFault& fault) const {
        Diagnostic diagnostic = words_of(fault);
        const OrdinalNode& shown = ordinals_[fault.seen_at.value_or(fault.at)];
        diagnostic.position = document_.positions.of(shown.marker, document_.provenance);
        if (!diagnostic.position) diagnostic.position = Position{.line = shown.line};
        return diagnostic;
    }

  private:
    std::string_view marker(std::size_t i) const { return ordinals_[i].marker; }

    // 三、 (line 90)
    std::string with_line(std::size_t i) const {
        return fmt::format("{} (line {})", marker(i), ordinals_[i].line);
    }

    // The marker that another number would have in the row of an ordinal.
    std::string like(std::size_t i, std::int64_t number) const { return written_marker(marker(i), number); }

    Diagnostic words_of(const OrdinalFault& fault) const {
        switch (fault.kind) {
            case OrdinalFaultKind::gap: return gap(fault);
            case OrdinalFaultKind::repeat: return repeat(fault);
            case OrdinalFaultKind::order: return order(fault);
            case OrdinalFaultKind::restart: return restart(fault);
            case OrdinalFaultKind::style: return style(fault);
            case OrdinalFaultKind::level_jump: break;
        }
        return level_jump(fault);
    }

    Diagnostic gap(const OrdinalFault& fault) const {
        const bool one = fault.first == fault.last;
        std::string missing = like(fault.at, fault.first);
        if (!one) missing += (fault.last == fault.first + 1 ? " and " : " to ") + like(fault.at, fault.last);
        const std::string is = fmt::format("{} {} missing", missing, one ? "is" : "are");
        return {.severity = Severity::warning,
                .code = "number-gap",
                .message = fault.before ? fmt::format("{} between {} and {}", is, with_line(*fault.before),
                                                      with_line(fault.at))
                                        : fmt::format("{} before {}, with which its list begins", is,
                                                      with_line(fault.at)),
                .remedy = "look in the source whether an item or its number was lost there"};
    }

    Diagnostic repeat(const OrdinalFault& fault) const {
        return {.severity = Severity::warning,
                .code = "number-repeat",
                .message = fmt::format("{} stands a second time, first in line {}", marker(fault.at),
                                       ordinals_[*fault.other].line),
                .remedy = "compare both items with the original: one may be a copy, or have a wrong number"};
    }

    Diagnostic order(const OrdinalFault& fault) const {
        const bool stands_behind = fault.other && *fault.other > fault.at;
        return {.severity = Severity::warning,
                .code = "number-order",
                .message = fault.other && *fault.other != fault.at
                               ? fmt::format("{} stands {} {}", marker(fault.at),
                                             stands_behind ? "before" : "behind", with_line(*fault.other))
                               : fmt::format("{} stands where {} is expected", marker(fault.at),
                                             like(fault.at, fault.first)),
                .remedy = "compare the order of the items with the original"};
    }

    Diagnostic restart(const OrdinalFault& fault) const {
        return {.severity = Severity::warning,
                .code = "number-restart",
                .message = fmt::format("the numbers begin again with {} behind {}, though nothing new stands "
                                       "above them",
                                       marker(fault.at), with_line(*fault.other)),
                .remedy = "look in the source whether a heading between them was lost"};
    }

    Diagnostic style(const OrdinalFault& fault) const {
        const std::size_t neighbour = fault.before.value_or(*fault.behind);
        return {.severity = Severity::warning,
                .code = "number-style",
                .message = fmt::format("{} stands in the place of {}, {} {}", marker(fault.at),
                                       like(neighbour, fault.first), fault.before ? "behind" : "before",
                                       with_line(neighbour)),
                .remedy = "correct the number's style in the source: here it belongs to another list"};
    }

    Diagnostic level_jump(const OrdinalFault& fault) const {
        const OrdinalNode& own = ordinals_[fault.at];
        return {.severity = Severity::note,
                .code = "level-jump",
                .message = fmt::format("{} stands right below {}; elsewhere in this document a level like {} "
                                       "stands between",
                                       own.marker, with_line(*own.parent), with_line(*fault.other)),
                .remedy = "look in the source whether a heading between them was lost"};
    }

    const CheckInput& document_;
    const std::vector<OrdinalNode>& ordinals_;
};

}  // namespace

std::vector<OrdinalFault> read_ordinals(const DocumentTree& tree) {
    return find_ordinal_faults(tree.ordinals);
}

Diagnostics check_ordinals(const CheckInput& document, const std::vector<OrdinalFault>& faults) {
    Diagnostics found;
    const Writer writer(document);
    for (const OrdinalFault& fault : faults)
        if (!fault.explained) found.push_back(writer.write(fault));
    return found;
}

}  // namespace zhenggai
