// The answer to an input that holds no text.
#pragma once

#include "base/diagnostic.h"
#include "source/source.h"

namespace zhenggai {

// The error `empty-input`: nothing but white space was read.
Diagnostic empty_input(const Source& source);

}  // namespace zhenggai
