// Boost.JSON itself, for builds with HEARSAY_BOOST_FROM_HEADERS.
#include <boost/json/src.hpp>
