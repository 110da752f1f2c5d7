package crash

import "testing"

func TestBefore(t *testing.T) {}

func TestPanics(t *testing.T) {
	var articles map[string]int
	articles["pen"]++
}

func TestNeverRuns(t *testing.T) {}
