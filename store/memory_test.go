package store_test

import (
	"slices"
	"sync"
	"testing"

	"graph287g/store"
)

// TestMemoryPartsAreApart: what is handed out is zero, also after others have written there and given it back, and no part reaches into the next.
func TestMemoryPartsAreApart(t *testing.T) {
	for range 50 { // so that memory comes back from the pool
		m := store.NewMemory()
		var refs [][]int32
		var cells [][][]byte
		for n := range 200 {
			r, c := m.Refs(n), m.Cells(n)
			if len(r) != n || cap(r) != n && n > 0 || slices.ContainsFunc(r, func(x int32) bool { return x != 0 }) {
				t.Fatalf("%d references: %d of %d, %v", n, len(r), cap(r), r)
			}
			if len(c) != n || slices.ContainsFunc(c, func(x []byte) bool { return x != nil }) {
				t.Fatalf("%d cells: %d, %v", n, len(c), c)
			}
			for i := range n {
				r[i], c[i] = int32(n), []byte{byte(n)}
			}
			refs, cells = append(refs, r), append(cells, c)
		}
		for n := range refs {
			for i := range n {
				if refs[n][i] != int32(n) || cells[n][i][0] != byte(n) {
					t.Fatalf("part %d has %d and %v", n, refs[n][i], cells[n][i])
				}
			}
		}
		m.Release()
	}
}

// TestMemoryOfOthers: who releases takes nothing from those who don't.
func TestMemoryOfOthers(t *testing.T) {
	var wait sync.WaitGroup
	for worker := range 8 {
		wait.Go(func() {
			for range 500 {
				m := store.NewMemory()
				counts, kinds := m.Counts(100+worker), m.Kinds(7)
				for i := range counts {
					counts[i] = int64(worker)
				}
				for i := range kinds {
					kinds[i] = uint8(worker)
				}
				for _, n := range counts {
					if n != int64(worker) {
						t.Errorf("worker %d reads %d", worker, n)
						return
					}
				}
				for _, k := range kinds {
					if k != uint8(worker) {
						t.Errorf("worker %d reads kind %d", worker, k)
						return
					}
				}
				m.Release()
			}
		})
	}
	wait.Wait()
}

func TestPartsWithoutMemoryAndLargeOnes(t *testing.T) {
	var none *store.Memory
	m := store.NewMemory()
	defer m.Release()
	const many = 1 << 20
	for name, n := range map[string]int{
		"refs": len(none.Refs(3)), "cells": len(none.Cells(3)), "kinds": len(none.Kinds(3)), "counts": len(none.Counts(3)),
	} {
		if n != 3 {
			t.Errorf("%s of none: %d", name, n)
		}
	}
	if len(m.Refs(many)) != many || len(m.Cells(many)) != many || len(m.Kinds(many)) != many || len(m.Counts(many)) != many {
		t.Error("a large part has another length")
	}
}

func TestResultsKeepTheirCountsWhenReleased(t *testing.T) {
	r := store.NewResult(store.Version{Number: 7}, 2)
	r.RowCounts[1] = 5
	r.Tables[1].From = r.Memory.Refs(4)
	r.Release()
	if r.Tables != nil || r.RowCounts[1] != 5 || r.Version.Number != 7 {
		t.Errorf("%+v", r)
	}
	r.Release() // again changes nothing
	(&store.Result{}).Release()
}
