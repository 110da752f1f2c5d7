#include <stdexcept>

#include <gtest/gtest.h>

TEST(Cart, Adds) { EXPECT_EQ(1 + 1, 2); }

TEST(Cart, Removes) {
  EXPECT_EQ(2 - 1, 0) << "one is left";
  EXPECT_TRUE(false);
}

TEST(Cart, Raises) { throw std::runtime_error("no such article"); }

TEST(Cart, Later) { GTEST_SKIP() << "not yet"; }

TEST(Cart, DISABLED_Ships) {}

class Counts : public testing::TestWithParam<int> {};

TEST_P(Counts, Up) { EXPECT_LT(GetParam(), 2); }

INSTANTIATE_TEST_SUITE_P(Small, Counts, testing::Values(1, 2));
