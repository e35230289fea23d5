#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// What the text of a typed literal may be.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT INTERVAL '' DAY", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '' YEAR", "_col0: INTERVAL YEAR TO MONTH"},
    {"SELECT INTERVAL '' HOUR TO MINUTE", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '' DAY TO SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '' YEAR TO MONTH", "_col0: INTERVAL YEAR TO MONTH"},
    {"SELECT INTERVAL '' SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '' SECOND + 1",
     "TYPE_MISMATCH line 1:27: Cannot apply operator: interval day to second + integer"},
    {"SELECT true - INTERVAL '' DAY",
     "TYPE_MISMATCH line 1:13: Cannot apply operator: boolean - interval day to second"},
    {"SELECT INTERVAL '.5' SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL -'1.' SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT DATE '22-01-01'", "_col0: date"},
    {"SELECT DATE ' +2022-1-1 '", "_col0: date"},
    {"SELECT DATE '-4-02-29'", "_col0: date"},
    {"SELECT DATE '-5-02-29'", "INVALID_LITERAL line 1:8: '-5-02-29' is not a valid DATE literal"},
    {"SELECT DATE '5881580-07-11'", "_col0: date"},
    {"SELECT DATE '5881580-07-12'",
     "INVALID_LITERAL line 1:8: '5881580-07-12' is not a valid DATE literal"},
    {"SELECT DATE '-5877641-06-23'", "_col0: date"},
    {"SELECT DATE '-5877641-06-22'",
     "INVALID_LITERAL line 1:8: '-5877641-06-22' is not a valid DATE literal"},
    {"SELECT DATE '000000022-01-01'", "_col0: date"},
    {"SELECT DATE '0000000022-01-01'",
     "INVALID_LITERAL line 1:8: '0000000022-01-01' is not a valid DATE literal"},
    {"SELECT DATE '2022-01-01 00:00'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00' is not a valid DATE literal"},
    {"SELECT DATE '2022-001-01'",
     "INVALID_LITERAL line 1:8: '2022-001-01' is not a valid DATE literal"},
    {"SELECT DATE '2022-01-01 UTC'",
     "INVALID_LITERAL line 1:8: '2022-01-01 UTC' is not a valid DATE literal"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 Z'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 z'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00 z' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 utc'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00 utc' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 +14:00'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 +1:00'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00 +1:00' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 +01:0'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00 +01:0' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2022-01-01 00:00 +13:60'",
     "INVALID_LITERAL line 1:8: '2022-01-01 00:00 +13:60' is not a valid TIMESTAMP literal"},
    {"SELECT TIME '01:00 -14:00'", "_col0: time(0) with time zone"},
    {"SELECT TIME '01:00 +14:01'",
     "INVALID_LITERAL line 1:8: '01:00 +14:01' is not a valid TIME literal"},
    {"SELECT TIME '01:00 +1:00'",
     "INVALID_LITERAL line 1:8: '01:00 +1:00' is not a valid TIME literal"},
    {"SELECT IPADDRESS '10.0.0.1'", "_col0: ipaddress"},
    {"SELECT IPADDRESS '1.02.3.4'",
     "INVALID_LITERAL line 1:8: '1.02.3.4' is not a valid IPADDRESS literal"},
    {"SELECT DOUBLE '+Infinity'", "_col0: double"},
    {"SELECT DOUBLE '-NaN'", "_col0: double"},
    {"SELECT DOUBLE '1.5D'", "_col0: double"},
    {"SELECT REAL '1f'", "_col0: real"},
    {"SELECT REAL '1fd'", "INVALID_LITERAL line 1:8: '1fd' is not a valid REAL literal"},
    {"SELECT unknown 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "unknown"},
    {"SELECT BingTile 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "BingTile"},
    {"SELECT color 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "color"},
    {"SELECT Geometry 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "Geometry"},
    {"SELECT HyperLogLog 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "HyperLogLog"},
    {"SELECT json2016 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "json2016"},
    {"SELECT LikePattern 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "LikePattern"},
    {"SELECT tdigest 'x'",
     "OPERATOR_NOT_FOUND io.trino.metadata.OperatorNotFoundException: Cannot cast varchar to "
     "tdigest"},
};

}  // namespace

TEST_CASE("analysis: texts of literals") { check_answers(kCases); }
