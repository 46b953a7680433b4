#include "cli/choose_inputs.h"

#include <doctest/doctest.h>

namespace zhenggai {

namespace {

using Names = std::vector<std::string>;

struct ListCase {
    std::string bytes;
    bool null;
    Names names;  // none: the list is empty
};

const std::vector<ListCase> list_cases{
    {"a.txt\nb.txt\n", false, {"a.txt", "b.txt"}},
    {"a.txt\r\nb.txt", false, {"a.txt", "b.txt"}},
    {"\n\n a.txt \n \t\n\r\nb\n", false, {" a.txt ", "b"}},
    {"\ufeffa.txt\n", false, {"a.txt"}},
    {"a\r.txt\n\"b\"\n#c\n-\n", false, {"a\r.txt", "\"b\"", "#c", "./-"}},
    {"\xff\n", false, {"\xff"}},
    {std::string("a\0b\n", 4), false, {std::string("a\0b", 3)}},
    {"", false, {}},
    {" \r\n\n", false, {}},
    {std::string("a.txt\0b\n.txt\0", 13), true, {"a.txt", "b\n.txt"}},
    {std::string("a\r\0b", 4), true, {"a\r", "b"}},
    {std::string("a\0\0 \0", 5), true, {"a", "", " "}},
    {"\ufeffa", true, {"\ufeffa"}},
    {"", true, {}},
};

TEST_CASE("a list names its files as they stand") {
    for (const ListCase& wanted : list_cases) {
        CAPTURE(wanted.bytes);
        const Result<Names> names = names_in({.name = "list", .bytes = wanted.bytes}, wanted.null);
        CHECK(static_cast<bool>(names) == !wanted.names.empty());
        if (names) {
            CHECK(*names == wanted.names);
        } else {
            CHECK(names.diagnostics().front().code == "empty-list");
            CHECK(names.diagnostics().front().source == "list");
        }
    }
}

TEST_CASE("standard input is read where nothing is named, and by one thread where it is named twice") {
    Names inputs;
    CHECK_FALSE(choose_inputs({}, inputs));
    CHECK(inputs == Names{"-"});
    CHECK_FALSE(choose_inputs({.named = {"b", "a", "b"}}, inputs));
    CHECK(inputs == Names{"b", "a", "b"});
    CHECK(jobs_for({.jobs = 5}, {"a", "-"}) == 5);
    CHECK(jobs_for({.jobs = 5}, {"-", "a", "-"}) == 1);
    CHECK(jobs_for({}, {"a"}) >= 1);
}

}  // namespace

}  // namespace zhenggai
