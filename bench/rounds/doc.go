// Package rounds measures engines beside each other: every round asks all of them the same, one after the other, in another order each
// time, so that what slows the machine down slows all alike. A round in which other processes took part of the machine is thrown away
// and counted.
package rounds
