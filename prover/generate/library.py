"""Datatypes and the functions on them that people write, in the notation of `reading`.

The names here are for us: a theory renames everything. A function may use those above it.
"""
# ruff: noqa: E501

from __future__ import annotations

from functools import cache

from prover.generate import reading
from prover.generate.lang import Datatype, Function

DATATYPES = """
B := false | true
N := zero | succ N
L a := nil | cons a (L a)
T a := leaf | node (T a) a (T a)
U a := tip a | fork (U a) (U a)
O a := none | some a
P a := pair a a
C := red | green | blue
Z := end | dbl Z | dbl1 Z
E := lit N | plus E E | times E E
M := void | one M | two M M
"""

FUNCTIONS = """
notb (p : B) : B := match p | false => true | true => false
andb (p q : B) : B := match p | false => false | true => q
orb (p q : B) : B := match p | false => q | true => true
xorb (p q : B) : B := match p | false => q | true => notb q
impb (p q : B) : B := match p | false => true | true => q

add (m n : N) : N := match m | zero => n | succ k => succ (add k n)
addr (m n : N) : N := match n | zero => m | succ k => succ (addr m k)
addacc (m n : N) : N := match m | zero => n | succ k => addacc k (succ n)
mul (m n : N) : N := match m | zero => zero | succ k => add n (mul k n)
mulr (m n : N) : N := match n | zero => zero | succ k => addr (mulr m k) m
mulacc (m n acc : N) : N := match m | zero => acc | succ k => mulacc k n (add n acc)
pred (n : N) : N := match n | zero => zero | succ k => k
sub (m n : N) : N := match m | zero => zero | succ k => (match n | zero => m | succ l => sub k l)
double (n : N) : N := match n | zero => zero | succ k => succ (succ (double k))
half (n : N) : N := match n | zero => zero | succ k => (match k | zero => zero | succ l => succ (half l))
even (n : N) : B := match n | zero => true | succ k => notb (even k)
odd (n : N) : B := match n | zero => false | succ k => (match k | zero => true | succ l => odd l)
iszero (n : N) : B := match n | zero => true | succ k => false
eqn (m n : N) : B := match m | zero => (match n | zero => true | succ l => false) | succ k => (match n | zero => false | succ l => eqn k l)
leq (m n : N) : B := match m | zero => true | succ k => (match n | zero => false | succ l => leq k l)
less (m n : N) : B := match n | zero => false | succ l => (match m | zero => true | succ k => less k l)
max (m n : N) : N := match m | zero => n | succ k => (match n | zero => m | succ l => succ (max k l))
min (m n : N) : N := match m | zero => zero | succ k => (match n | zero => zero | succ l => succ (min k l))
dist (m n : N) : N := match m | zero => n | succ k => (match n | zero => m | succ l => dist k l)
maxif (m n : N) : N := if leq m n then n else m
triangle (n : N) : N := match n | zero => zero | succ k => add n (triangle k)
pow (m n : N) : N := match n | zero => succ zero | succ k => mul m (pow m k)

append (xs ys : L a) : L a := match xs | nil => ys | cons z zs => cons z (append zs ys)
snoc (xs : L a) (x : a) : L a := match xs | nil => cons x nil | cons z zs => cons z (snoc zs x)
rev (xs : L a) : L a := match xs | nil => nil | cons z zs => append (rev zs) (cons z nil)
revsnoc (xs : L a) : L a := match xs | nil => nil | cons z zs => snoc (revsnoc zs) z
revacc (xs acc : L a) : L a := match xs | nil => acc | cons z zs => revacc zs (cons z acc)
revfast (xs : L a) : L a := revacc xs nil
length (xs : L a) : N := match xs | nil => zero | cons z zs => succ (length zs)
lenacc (xs : L a) (n : N) : N := match xs | nil => n | cons z zs => lenacc zs (succ n)
isnil (xs : L a) : B := match xs | nil => true | cons z zs => false
tail (xs : L a) : L a := match xs | nil => nil | cons z zs => zs
butlast (xs : L a) : L a := match xs | nil => nil | cons z zs => (match zs | nil => nil | cons y ys => cons z (butlast zs))
take (n : N) (xs : L a) : L a := match n | zero => nil | succ k => (match xs | nil => nil | cons z zs => cons z (take k zs))
drop (n : N) (xs : L a) : L a := match n | zero => xs | succ k => (match xs | nil => nil | cons z zs => drop k zs)
evens (xs : L a) : L a := match xs | nil => nil | cons z zs => (match zs | nil => cons z nil | cons y ys => cons z (evens ys))
stutter (xs : L a) : L a := match xs | nil => nil | cons z zs => cons z (cons z (stutter zs))
replicate (n : N) (x : a) : L a := match n | zero => nil | succ k => cons x (replicate k x)
rotate (n : N) (xs : L a) : L a := match n | zero => xs | succ k => (match xs | nil => nil | cons z zs => rotate k (snoc zs z))
intersperse (x : a) (xs : L a) : L a := match xs | nil => nil | cons z zs => (match zs | nil => cons z nil | cons y ys => cons z (cons x (intersperse x zs)))
between (xs : L a) (ys : L a) : L a := match xs | nil => ys | cons x xt => (match ys | nil => xs | cons y yt => cons x (cons y (between xt yt)))
swap2 (xs : L a) : L a := match xs | nil => nil | cons z zs => (match zs | nil => cons z nil | cons y ys => cons y (cons z (swap2 ys)))
map (f : a -> b) (xs : L a) : L b := match xs | nil => nil | cons z zs => cons (f @ z) (map f zs)
filter (p : a -> B) (xs : L a) : L a := match xs | nil => nil | cons z zs => if p @ z then cons z (filter p zs) else filter p zs
reject (p : a -> B) (xs : L a) : L a := match xs | nil => nil | cons z zs => if p @ z then reject p zs else cons z (reject p zs)
takewhile (p : a -> B) (xs : L a) : L a := match xs | nil => nil | cons z zs => if p @ z then cons z (takewhile p zs) else nil
dropwhile (p : a -> B) (xs : L a) : L a := match xs | nil => nil | cons z zs => if p @ z then dropwhile p zs else xs
all (p : a -> B) (xs : L a) : B := match xs | nil => true | cons z zs => andb (p @ z) (all p zs)
any (p : a -> B) (xs : L a) : B := match xs | nil => false | cons z zs => if p @ z then true else any p zs
countp (p : a -> B) (xs : L a) : N := match xs | nil => zero | cons z zs => if p @ z then succ (countp p zs) else countp p zs
mapacc (f : a -> b) (xs : L a) (acc : L b) : L b := match xs | nil => acc | cons z zs => mapacc f zs (cons (f @ z) acc)
sum (xs : L N) : N := match xs | nil => zero | cons z zs => add z (sum zs)
sumacc (xs : L N) (n : N) : N := match xs | nil => n | cons z zs => sumacc zs (add z n)
maximum (xs : L N) : N := match xs | nil => zero | cons z zs => max z (maximum zs)
mem (x : N) (xs : L N) : B := match xs | nil => false | cons z zs => orb (eqn x z) (mem x zs)
count (x : N) (xs : L N) : N := match xs | nil => zero | cons z zs => if eqn x z then succ (count x zs) else count x zs
delete (x : N) (xs : L N) : L N := match xs | nil => nil | cons z zs => if eqn x z then delete x zs else cons z (delete x zs)
remove1 (x : N) (xs : L N) : L N := match xs | nil => nil | cons z zs => if eqn x z then zs else cons z (remove1 x zs)
insert (x : N) (xs : L N) : L N := match xs | nil => cons x nil | cons z zs => if leq x z then cons x xs else cons z (insert x zs)
insort (xs : L N) : L N := match xs | nil => nil | cons z zs => insert z (insort zs)
sorted (xs : L N) : B := match xs | nil => true | cons z zs => (match zs | nil => true | cons y ys => andb (leq z y) (sorted zs))
insert1 (x : N) (xs : L N) : L N := match xs | nil => cons x nil | cons z zs => if eqn x z then xs else cons z (insert1 x zs)
allless (n : N) (xs : L N) : B := match xs | nil => true | cons z zs => andb (leq z n) (allless n zs)
addall (n : N) (xs : L N) : L N := match xs | nil => nil | cons z zs => cons (add n z) (addall n zs)
scan (n : N) (xs : L N) : L N := match xs | nil => cons n nil | cons z zs => cons n (scan (add n z) zs)
downto (n : N) : L N := match n | zero => nil | succ k => cons k (downto k)
eqlist (xs ys : L N) : B := match xs | nil => (match ys | nil => true | cons y yt => false) | cons x xt => (match ys | nil => false | cons y yt => andb (eqn x y) (eqlist xt yt))
allb (xs : L B) : B := match xs | nil => true | cons z zs => andb z (allb zs)
parity (xs : L B) : B := match xs | nil => false | cons z zs => xorb z (parity zs)
flips (xs : L B) : L B := match xs | nil => nil | cons z zs => cons (notb z) (flips zs)
trues (xs : L B) : N := match xs | nil => zero | cons z zs => if z then succ (trues zs) else trues zs

mirror (t : T a) : T a := match t | leaf => leaf | node l x r => node (mirror r) x (mirror l)
size (t : T a) : N := match t | leaf => zero | node l x r => succ (add (size l) (size r))
leaves (t : T a) : N := match t | leaf => succ zero | node l x r => add (leaves l) (leaves r)
depth (t : T a) : N := match t | leaf => zero | node l x r => succ (max (depth l) (depth r))
flat (t : T a) : L a := match t | leaf => nil | node l x r => append (flat l) (cons x (flat r))
flatpre (t : T a) : L a := match t | leaf => nil | node l x r => cons x (append (flatpre l) (flatpre r))
flatacc (t : T a) (acc : L a) : L a := match t | leaf => acc | node l x r => flatacc l (cons x (flatacc r acc))
tmap (f : a -> b) (t : T a) : T b := match t | leaf => leaf | node l x r => node (tmap f l) (f @ x) (tmap f r)
tall (p : a -> B) (t : T a) : B := match t | leaf => true | node l x r => andb (p @ x) (andb (tall p l) (tall p r))
graft (t u : T a) : T a := match t | leaf => u | node l x r => node (graft l u) x r
spine (t : T a) : L a := match t | leaf => nil | node l x r => cons x (spine l)
tsum (t : T N) : N := match t | leaf => zero | node l x r => add x (add (tsum l) (tsum r))
tmem (x : N) (t : T N) : B := match t | leaf => false | node l y r => orb (eqn x y) (orb (tmem x l) (tmem x r))
tins (x : N) (t : T N) : T N := match t | leaf => node leaf x leaf | node l y r => if leq x y then node (tins x l) y r else node l y (tins x r)
full (n : N) (x : a) : T a := match n | zero => leaf | succ k => node (full k x) x (full k x)

umirror (t : U a) : U a := match t | tip x => tip x | fork l r => fork (umirror r) (umirror l)
utips (t : U a) : N := match t | tip x => succ zero | fork l r => add (utips l) (utips r)
uforks (t : U a) : N := match t | tip x => zero | fork l r => succ (add (uforks l) (uforks r))
fringe (t : U a) : L a := match t | tip x => cons x nil | fork l r => append (fringe l) (fringe r)
fringeacc (t : U a) (acc : L a) : L a := match t | tip x => cons x acc | fork l r => fringeacc l (fringeacc r acc)
umap (f : a -> b) (t : U a) : U b := match t | tip x => tip (f @ x) | fork l r => fork (umap f l) (umap f r)
uall (p : a -> B) (t : U a) : B := match t | tip x => p @ x | fork l r => andb (uall p l) (uall p r)
usum (t : U N) : N := match t | tip n => n | fork l r => add (usum l) (usum r)
udepth (t : U a) : N := match t | tip x => zero | fork l r => succ (max (udepth l) (udepth r))

orelse (o p : O a) : O a := match o | none => p | some x => some x
omap (f : a -> b) (o : O a) : O b := match o | none => none | some x => some (f @ x)
isome (o : O a) : B := match o | none => false | some x => true
olist (o : O a) : L a := match o | none => nil | some x => cons x nil
first (xs : L a) : O a := match xs | nil => none | cons z zs => some z
last (xs : L a) : O a := match xs | nil => none | cons z zs => (match zs | nil => some z | cons y ys => last zs)
nth (n : N) (xs : L a) : O a := match xs | nil => none | cons z zs => (match n | zero => some z | succ k => nth k zs)
findp (p : a -> B) (xs : L a) : O a := match xs | nil => none | cons z zs => if p @ z then some z else findp p zs
collect (xs : L (O a)) : L a := match xs | nil => nil | cons z zs => (match z | none => collect zs | some y => cons y (collect zs))

pswap (p : P a) : P a := match p | pair x y => pair y x
fst (p : P a) : a := match p | pair x y => x
pmap (f : a -> b) (p : P a) : P b := match p | pair x y => pair (f @ x) (f @ y)
zip (xs ys : L a) : L (P a) := match xs | nil => nil | cons x xt => (match ys | nil => nil | cons y yt => cons (pair x y) (zip xt yt))
firsts (xs : L (P a)) : L a := match xs | nil => nil | cons p ps => cons (fst p) (firsts ps)

next (c : C) : C := match c | red => green | green => blue | blue => red
flipc (c : C) : C := match c | red => red | green => blue | blue => green
eqc (c d : C) : B := match c | red => (match d | red => true | green => false | blue => false) | green => (match d | red => false | green => true | blue => false) | blue => (match d | red => false | green => false | blue => true)
mixc (c d : C) : C := match c | red => d | green => next d | blue => next (next d)
countc (c : C) (xs : L C) : N := match xs | nil => zero | cons z zs => if eqc c z then succ (countc c zs) else countc c zs
turnall (xs : L C) : L C := match xs | nil => nil | cons z zs => cons (next z) (turnall zs)
total (xs : L C) : C := match xs | nil => red | cons z zs => mixc z (total zs)

value (z : Z) : N := match z | end => zero | dbl y => double (value y) | dbl1 y => succ (double (value y))
inc (z : Z) : Z := match z | end => dbl1 end | dbl y => dbl1 y | dbl1 y => dbl (inc y)
ofn (n : N) : Z := match n | zero => end | succ k => inc (ofn k)
digits (z : Z) : N := match z | end => zero | dbl y => succ (digits y) | dbl1 y => succ (digits y)
ones (z : Z) : N := match z | end => zero | dbl y => ones y | dbl1 y => succ (ones y)
flipz (z : Z) : Z := match z | end => end | dbl y => dbl1 (flipz y) | dbl1 y => dbl (flipz y)
catz (y z : Z) : Z := match y | end => z | dbl w => dbl (catz w z) | dbl1 w => dbl1 (catz w z)

eval (e : E) : N := match e | lit n => n | plus d f => add (eval d) (eval f) | times d f => mul (eval d) (eval f)
eflip (e : E) : E := match e | lit n => lit n | plus d f => plus (eflip f) (eflip d) | times d f => times (eflip f) (eflip d)
lits (e : E) : L N := match e | lit n => cons n nil | plus d f => append (lits d) (lits f) | times d f => append (lits d) (lits f)
ops (e : E) : N := match e | lit n => zero | plus d f => succ (add (ops d) (ops f)) | times d f => succ (add (ops d) (ops f))

msize (t : M) : N := match t | void => zero | one u => succ (msize u) | two u v => succ (add (msize u) (msize v))
mflip (t : M) : M := match t | void => void | one u => one (mflip u) | two u v => two (mflip v) (mflip u)
mplug (t u : M) : M := match t | void => u | one v => one (mplug v u) | two v w => two (mplug v u) (mplug w u)
mends (t : M) : N := match t | void => succ zero | one u => mends u | two u v => add (mends u) (mends v)
"""

# What Lean's own library calls some of them, for theories over its own types. Those on Bool have
# brackets, for Lean reads `a && b = c` as `a && (b = c)`.
CORE = {
    "append": "{0} ++ {1}",
    "length": "List.length {0}",
    "map": "List.map {0} {1}",
    "filter": "List.filter {0} {1}",
    "rev": "List.reverse {0}",
    "addr": "{0} + {1}",
    "mulr": "{0} * {1}",
    "andb": "({0} && {1})",
    "orb": "({0} || {1})",
    "notb": "(!{0})",
}

# Names that people would give; the others are called anything.
TELLING = {
    "append": ("append", "app", "cat", "join"),
    "rev": ("rev", "reverse", "backwards"),
    "revacc": ("revOnto", "revAppend", "qrev"),
    "length": ("len", "length", "size"),
    "map": ("map", "apply", "each"),
    "filter": ("filter", "keep", "select"),
    "take": ("take", "first", "prefix"),
    "drop": ("drop", "skip", "rest"),
    "add": ("add", "plus", "sum"),
    "addr": ("add", "plus"),
    "mul": ("mul", "times"),
    "mulr": ("mul", "times"),
    "sub": ("sub", "minus", "monus"),
    "leq": ("le", "leq", "atMost"),
    "less": ("lt", "less", "below"),
    "eqn": ("eq", "same", "beq"),
    "max": ("max", "larger", "sup"),
    "min": ("min", "smaller", "inf"),
    "insort": ("sort", "isort", "order"),
    "insert": ("insert", "ins"),
    "sorted": ("sorted", "ascending", "ordered"),
    "count": ("count", "occurrences", "howMany"),
    "mem": ("mem", "elem", "contains"),
    "mirror": ("mirror", "flip", "invert"),
    "flat": ("flatten", "toList", "inorder"),
    "size": ("size", "nodes", "weight"),
    "double": ("double", "twice"),
    "half": ("half", "halve"),
    "even": ("even", "isEven"),
    "zero": ("zero", "Z", "O"),
    "succ": ("succ", "S", "next"),
    "nil": ("nil", "empty"),
    "cons": ("cons", "push", "put"),
    "leaf": ("leaf", "tip", "empty"),
    "node": ("node", "branch", "bin"),
    "N": ("N", "Num", "Peano", "Natural"),
    "L": ("Lst", "Seq", "Chain", "MyList"),
    "T": ("Tree", "BinTree", "T"),
    "none": ("none", "nothing"),
    "some": ("some", "just"),
    "O": ("Opt", "Maybe"),
}


@cache
def datatypes() -> dict[str, Datatype]:
    found = [reading.datatype(line) for line in DATATYPES.strip().splitlines()]
    return {d.name: d for d in found}


@cache
def functions() -> dict[str, Function]:
    found = [reading.function(line) for line in FUNCTIONS.splitlines() if line.strip()]
    return {f.name: f for f in found}
