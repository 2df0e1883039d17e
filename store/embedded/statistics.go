package embedded

import (
	"cmp"
	"context"
	"encoding/json"

	bolt "go.etcd.io/bbolt"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// Statistics implements store.Store.
func (s *Store) Statistics(context.Context) (*store.Statistics, error) {
	if err := s.acquire(); err != nil {
		return nil, err
	}
	defer s.lifetime.RUnlock()
	return s.current.Load().statistics, nil
}

// A graph is a snapshot as package measure counts it, with nodes that are known already.
type graph struct {
	*snapshot
	known refs
}

func (g graph) Find(id string) int32 {
	if ref, ok := g.known[id]; ok {
		return ref
	}
	return g.find(id)
}

func (g graph) KindOf(node int32) int { return int(g.Kind(node)) }

func (g graph) ClaimField(node int32) string {
	k := &g.kinds[g.Kind(node)]
	if k.claimField < 0 {
		return ""
	}
	var field string
	_ = json.Unmarshal(g.row(node).cell(k.claimField), &field) // rows hold JSON
	return field
}

func (g graph) AppendNeighbors(to []int32, h ontology.Hop, node int32) []int32 {
	for _, e := range g.edgesOf(h, node) {
		to = append(to, e.To)
	}
	return to
}

func (g graph) Nodes(kind int, yield func(node executor.Ref)) {
	i := g.all(kind).Iterator()
	for i.HasNext() {
		yield(executor.Ref(i.Next()))
	}
}

// measureAll counts the statistics of a snapshot anew, which nobody uses yet.
func (s *snapshot) measureAll() (err error) {
	s.statistics, err = s.measurer.Whole(s.version, func(yield func(store.Record, error) bool) { s.export(context.Background(), yield) }, graph{snapshot: s})
	return err
}

// saveStatistics writes the series that a version doesn't share with the one that is in the file.
func (d *disk) saveStatistics(tx *bolt.Tx, after *store.Statistics, sum *checksum) error {
	bucket, err := tx.CreateBucketIfNotExists(statisticsBucket)
	if err != nil {
		return err
	}
	saved := d.saved
	if saved == nil {
		saved = store.NewStatistics(store.Version{}, nil)
	}
	var gone [][]byte
	err = bucket.ForEach(func(key, old []byte) error {
		if name := string(key); len(after.Series(name)) == 0 {
			sum.remove(key, old)
			gone = append(gone, key)
		}
		return nil
	})
	for _, key := range gone {
		err = cmp.Or(err, bucket.Delete(key))
	}
	for name, series := range after.All() {
		if err != nil {
			return err
		}
		if series.Same(saved.Series(name)) {
			continue
		}
		key, text := []byte(name), series.AppendBinary(nil)
		if old := bucket.Get(key); old != nil {
			sum.remove(key, old)
		}
		sum.add(key, text)
		err = bucket.Put(key, text)
	}
	return err
}

// loadStatistics reads all series; it returns nil where the file has none.
func (d *disk) loadStatistics(tx *bolt.Tx) (map[string]store.Series, error) {
	bucket := tx.Bucket(statisticsBucket)
	if bucket == nil {
		return nil, nil
	}
	out := map[string]store.Series{}
	return out, bucket.ForEach(func(key, text []byte) (err error) {
		d.sum.add(key, text)
		if out[string(key)], err = store.ReadSeries(text); err != nil {
			return d.damaged(err)
		}
		return nil
	})
}
