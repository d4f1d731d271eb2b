#include "hearsay/document.hpp"
#include "tagger/tagger.hpp"
