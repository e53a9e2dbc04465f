// SPDX-License-Identifier: Apache-2.0

// Reads what the log writes with Go's own note and tlog packages (golang.org/x/mod/sumdb), which
// nobody of this project wrote. Interoperability runs it where they are installed.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(read(folder, "log.vkey")))
	must(err)
	signed, err := note.Open([]byte(read(folder, "checkpoint")), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	tree := tlog.Tree{N: size, Hash: hash(lines[2])}
	fmt.Println("note", verifier.Name(), size)

	// Reads every leaf hash through the tiles and checks each tile against the root.
	reader := tlog.TileHashReader(tree, tiles{folder})
	for from := int64(0); from < size; from += 1000 {
		var indexes []int64
		for i := from; i < size && i < from+1000; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, i))
		}
		_, err := reader.ReadHashes(indexes)
		must(err)
	}
	fmt.Println("tiles", size)

	count := 0
	for _, line := range strings.Split(strings.TrimSpace(read(folder, "inclusion.txt")), "\n") {
		f := strings.Fields(line)
		must(tlog.CheckRecord(hashes(f[4:]), number(f[1]), hash(f[3]), number(f[0]), hash(f[2])))
		count++
	}
	fmt.Println("inclusion", count)
	count = 0
	for _, line := range strings.Split(strings.TrimSpace(read(folder, "consistency.txt")), "\n") {
		f := strings.Fields(line)
		must(tlog.CheckTree(hashes(f[4:]), number(f[1]), hash(f[3]), number(f[0]), hash(f[2])))
		count++
	}
	fmt.Println("consistency", count)
}

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		// Go's path has the height in it, C2SP's has not.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func read(folder, name string) string {
	data, err := os.ReadFile(filepath.Join(folder, name))
	must(err)
	return string(data)
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return n
}

func hash(text string) (h tlog.Hash) {
	data, err := base64.StdEncoding.DecodeString(text)
	must(err)
	copy(h[:], data)
	return h
}

func hashes(texts []string) (all []tlog.Hash) {
	for _, text := range texts {
		all = append(all, hash(text))
	}
	return all
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
