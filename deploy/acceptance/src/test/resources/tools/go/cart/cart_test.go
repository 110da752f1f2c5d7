package cart

import "testing"

func TestAdds(t *testing.T) {}

func TestRemoves(t *testing.T) {
	t.Errorf("%d is left", 1)
}

func TestLater(t *testing.T) {
	t.Skip("not yet")
}

func TestCounts(t *testing.T) {
	t.Run("one", func(t *testing.T) {})
	t.Run("two", func(t *testing.T) { t.Fatal("not two") })
}
