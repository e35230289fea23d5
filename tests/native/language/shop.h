#pragma once

#include "mapping/language.h"

namespace mapping::language {

// A warehouse to ask about.
class Shop {
 public:
  Shop() : catalog_("2026-11-01T00:00:00Z") {
    const CatalogColumn customers[] = {
        {"id", "bigint"}, {"name", "varchar(40)"}, {"city", "varchar(40)"}, {"born", "date"}};
    const CatalogColumn orders[] = {{"order_id", "bigint"},
                                    {"customer_id", "bigint"},
                                    {"placed", "date"},
                                    {"total", "decimal(12,2)"},
                                    {"Order State", "varchar"}};
    const CatalogColumn returns[] = {{"return_id", "bigint"}, {"order_id", "bigint"}};
    const CatalogColumn visits[] = {{"visit_id", "bigint"},
                                    {"customer_id", "bigint"},
                                    {"seen_at", "timestamp(3) with time zone"},
                                    {"page", "row(title varchar, size double)"},
                                    {"tags", "array(varchar)"},
                                    {"counts", "map(varchar, bigint)"}};
    catalog_.add({"hive", "shop", "customers", customers});
    catalog_.add({"hive", "shop", "orders", orders});
    catalog_.add({"hive", "shop", "returns", returns});
    catalog_.add({"hive", "web", "visits", visits});
    catalog_.add({"hive", "archive", "orders_2020", orders});
  }

  [[nodiscard]] LanguageContext context(Locale locale = Locale::kEnglish) {
    return {catalog_, session_, memo_, locale};
  }

 private:
  Catalog catalog_;
  AnalysisSession session_{"hive", "shop"};
  AnalysisMemo memo_{};
};

}  // namespace mapping::language
