#include "output/appender.h"

namespace zhenggai {

void Appender::flush() {
    whole_.append(block_.data(), used_);
    used_ = 0;
}

void Appender::append_whole(std::string_view piece) {
    flush();
    whole_ += piece;
}

}  // namespace zhenggai
