#include "mapping/sql.h"
namespace mapping {
std::string print_sql(const SqlTree& t) { return t.text; }
}  // namespace mapping
