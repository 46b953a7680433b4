#include "base/byte_block.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zhenggai {
namespace {

std::string all_bytes() {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    return bytes;
}

TEST_CASE("every byte is told from every other, and inside bounds from outside") {
    const std::string bytes = all_bytes();
    for (std::size_t begin = 0; begin < bytes.size(); begin += block_bytes) {
        const ByteBlock block = load_block(bytes.data() + begin);
        for (unsigned byte = 0; byte < 256; ++byte) {
            unsigned equal = 0;
            unsigned within = 0;
            unsigned tails = 0;
            unsigned not_above = 0;
            for (unsigned lane = 0; lane < block_bytes; ++lane) {
                const auto here = static_cast<unsigned>(begin) + lane;
                equal |= (here == byte ? 1U : 0U) << lane;
                within |= (here >= byte / 2 && here <= byte ? 1U : 0U) << lane;
                not_above |= (here <= byte ? 1U : 0U) << lane;
                tails |= (here >= 0x80 && here <= 0xBF ? 1U : 0U) << lane;
            }
            CHECK(bits_of(is(block, static_cast<unsigned char>(byte))) == equal);
            CHECK(bits_of(is_within(block, static_cast<unsigned char>(byte / 2),
                                    static_cast<unsigned char>(byte))) == within);
            CHECK(bits_of(is_tail(block)) == tails);
            CHECK(bits_of(excess(block, static_cast<unsigned char>(byte)) == 0) == not_above);
        }
    }
}

TEST_CASE("bytes are summed up") {
    CHECK(sum_of(ByteBlock{}) == 0);
    CHECK(sum_of(ByteBlock{} + 255) == 255 * block_bytes);
    CHECK(sum_of(load_block(all_bytes().data() + 0x80)) == (0x80 + 0x8F) * block_bytes / 2);
}

TEST_CASE("the first place that passes and is accepted is found, from any offset, in a text of any length") {
    const auto may_be = [](ByteBlock first, ByteBlock second, ByteBlock third) {
        return is(first, 'x') & is(second, 'y') & (is(third, 'z') | is(third, '!'));
    };
    for (std::size_t size = 0; size < 60; ++size) {
        for (std::size_t place = 0; place + 3 <= size; ++place) {
            std::string text(size, 'x');
            text.replace(place, 3, "xyz");
            for (const std::size_t from : {std::size_t{0}, place, place + 1, size}) {
                CAPTURE(text);
                CAPTURE(from);
                const std::size_t expected = std::min(text.find("xyz", from), size);
                CHECK(find_in_blocks(text, from, may_be, [](std::size_t) { return true; }) == expected);
                CHECK(find_in_blocks(text, from, may_be, [](std::size_t) { return false; }) == size);
            }
        }
    }
}

TEST_CASE("every place that passes is asked for once, in order") {
    const std::string text = "a,bc,,d, and 16 bytes on, or 17,, or more,";
    std::vector<std::size_t> expected;
    for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1))
        expected.push_back(at);
    std::vector<std::size_t> asked;
    find_in_blocks(
        text, 0, [](ByteBlock first, ByteBlock, ByteBlock) { return is(first, ','); },
        [&asked](std::size_t at) {
            asked.push_back(at);
            return false;
        });
    CHECK(asked == expected);
}

}  // namespace
}  // namespace zhenggai
