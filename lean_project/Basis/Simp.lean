prelude
import Basis.Coe

/-!
# The propositional and Boolean simp set

Names and statements are the ones by which Lean users call these facts.
-/

set_option autoImplicit false
universe u v
variable {a b c d p q : Prop}


@[simp] theorem not_true_eq_false : (¬True) = False := eq_false fun h => h trivial
@[simp] theorem not_false_eq_true : (¬False) = True := eq_true not_false
@[simp] theorem and_true (p : Prop) : (p ∧ True) = p := propext ⟨And.left, fun h => ⟨h, trivial⟩⟩
@[simp] theorem true_and (p : Prop) : (True ∧ p) = p := propext ⟨And.right, fun h => ⟨trivial, h⟩⟩
@[simp] theorem and_false (p : Prop) : (p ∧ False) = False := eq_false And.right
@[simp] theorem false_and (p : Prop) : (False ∧ p) = False := eq_false And.left
@[simp] theorem and_self (p : Prop) : (p ∧ p) = p := propext ⟨And.left, fun h => ⟨h, h⟩⟩
@[simp] theorem or_true (p : Prop) : (p ∨ True) = True := eq_true (.inr trivial)
@[simp] theorem true_or (p : Prop) : (True ∨ p) = True := eq_true (.inl trivial)
@[simp] theorem or_false (p : Prop) : (p ∨ False) = p := propext ⟨fun h => h.elim id False.elim, .inl⟩
@[simp] theorem false_or (p : Prop) : (False ∨ p) = p := propext ⟨fun h => h.elim False.elim id, .inr⟩
@[simp] theorem or_self (p : Prop) : (p ∨ p) = p := propext ⟨fun h => h.elim id id, .inl⟩
@[simp] theorem iff_true (p : Prop) : (p ↔ True) = p := propext ⟨fun h => h.mpr trivial, fun h => ⟨fun _ => trivial, fun _ => h⟩⟩
@[simp] theorem true_iff (p : Prop) : (True ↔ p) = p := propext ⟨fun h => h.mp trivial, fun h => ⟨fun _ => h, fun _ => trivial⟩⟩
@[simp] theorem iff_false (p : Prop) : (p ↔ False) = ¬p := propext ⟨Iff.mp, fun h => ⟨h, False.elim⟩⟩
@[simp] theorem false_iff (p : Prop) : (False ↔ p) = ¬p := propext ⟨Iff.mpr, fun h => ⟨False.elim, h⟩⟩
@[simp] theorem implies_true (α : Sort u) : (α → True) = True := eq_true fun _ => trivial
@[simp] theorem true_implies (p : Prop) : (True → p) = p := propext ⟨fun h => h trivial, fun h _ => h⟩
@[simp] theorem forall_const_true {α : Sort u} : (∀ _ : α, True) = True := eq_true fun _ => trivial
@[simp] theorem false_implies (p : Prop) : (False → p) = True := eq_true False.elim
@[simp] theorem forall_false (p : False → Prop) : (∀ h : False, p h) = True := eq_true False.rec
@[simp] theorem imp_self : (a → a) ↔ True := ⟨fun _ => trivial, fun _ => id⟩
@[simp] theorem not_false_iff : ¬False ↔ True := ⟨fun _ => trivial, fun _ => id⟩
@[simp] theorem not_and_self : ¬(¬a ∧ a) := fun h => h.1 h.2
@[simp] theorem and_not_self : ¬(a ∧ ¬a) := fun h => h.2 h.1
@[simp] theorem not_imp_self' : (¬a → a) ↔ a := ⟨fun h => Classical.byContradiction fun n => n (h n), fun h _ => h⟩
@[simp] theorem imp_not_self : (a → ¬a) ↔ ¬a := ⟨fun h ha => h ha ha, fun h _ => h⟩
@[simp] theorem iff_not_self : ¬(a ↔ ¬a) := fun h => have n : ¬a := fun ha => h.1 ha ha; n (h.2 n)
@[simp] theorem not_iff_self : ¬(¬a ↔ a) := fun h => iff_not_self h.symm
@[simp] theorem not_or : ¬(p ∨ q) ↔ ¬p ∧ ¬q := ⟨fun h => ⟨fun hp => h (.inl hp), fun hq => h (.inr hq)⟩, fun h o => o.elim h.1 h.2⟩
@[simp] theorem not_and : ¬(a ∧ b) ↔ (a → ¬b) := ⟨fun h ha hb => h ⟨ha, hb⟩, fun h hab => h hab.1 hab.2⟩
@[simp] theorem and_imp : (a ∧ b → c) ↔ (a → b → c) := ⟨fun h ha hb => h ⟨ha, hb⟩, fun h hab => h hab.1 hab.2⟩
theorem or_imp : (a ∨ b → c) ↔ (a → c) ∧ (b → c) := ⟨fun h => ⟨fun ha => h (.inl ha), fun hb => h (.inr hb)⟩, fun h o => o.elim h.1 h.2⟩
theorem not_imp_not : (¬a → ¬b) ↔ (b → a) := ⟨fun h hb => Classical.byContradiction fun na => h na hb, fun h na hb => na (h hb)⟩
theorem Classical.not_imp_iff_and_not : ¬(a → b) ↔ a ∧ ¬b := Classical.not_imp
attribute [simp] Classical.not_forall Classical.not_imp
theorem not_exists {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := ⟨fun h x hx => h ⟨x, hx⟩, fun h ⟨x, hx⟩ => h x hx⟩
attribute [simp] not_exists
theorem not_iff : ¬(a ↔ b) ↔ (¬a ↔ b) := by
  rcases Classical.propComplete a with h | h <;> rcases Classical.propComplete b with h' | h' <;> subst h <;> subst h' <;> simp
@[simp] theorem not_not_eq : (¬¬p) = p := propext Classical.not_not
theorem and_comm : a ∧ b ↔ b ∧ a := ⟨And.symm, And.symm⟩
theorem or_comm : a ∨ b ↔ b ∨ a := ⟨Or.symm, Or.symm⟩
theorem and_assoc : (a ∧ b) ∧ c ↔ a ∧ b ∧ c := ⟨fun h => ⟨h.1.1, h.1.2, h.2⟩, fun h => ⟨⟨h.1, h.2.1⟩, h.2.2⟩⟩
theorem or_assoc : (a ∨ b) ∨ c ↔ a ∨ b ∨ c := ⟨fun h => h.elim (fun h => h.elim .inl fun h => .inr (.inl h)) fun h => .inr (.inr h),
  fun h => h.elim (fun h => .inl (.inl h)) fun h => h.elim (fun h => .inl (.inr h)) .inr⟩
theorem and_left_comm : a ∧ b ∧ c ↔ b ∧ a ∧ c := ⟨fun h => ⟨h.2.1, h.1, h.2.2⟩, fun h => ⟨h.2.1, h.1, h.2.2⟩⟩
theorem or_left_comm : a ∨ b ∨ c ↔ b ∨ a ∨ c := by rw [← or_assoc, @or_comm a b, or_assoc]
theorem iff_comm : (a ↔ b) ↔ (b ↔ a) := Iff.comm
theorem and_or_left : a ∧ (b ∨ c) ↔ (a ∧ b) ∨ (a ∧ c) :=
  ⟨fun h => h.2.elim (fun hb => .inl ⟨h.1, hb⟩) fun hc => .inr ⟨h.1, hc⟩, fun h => h.elim (fun h => ⟨h.1, .inl h.2⟩) fun h => ⟨h.1, .inr h.2⟩⟩
theorem or_and_left : a ∨ (b ∧ c) ↔ (a ∨ b) ∧ (a ∨ c) :=
  ⟨fun h => h.elim (fun h => ⟨.inl h, .inl h⟩) fun h => ⟨.inr h.1, .inr h.2⟩,
   fun h => h.1.elim .inl fun hb => h.2.elim .inl fun hc => .inr ⟨hb, hc⟩⟩
theorem and_or_right : (a ∨ b) ∧ c ↔ (a ∧ c) ∨ (b ∧ c) := by rw [and_comm, and_or_left, @and_comm c a, @and_comm c b]
theorem or_and_right : (a ∧ b) ∨ c ↔ (a ∨ c) ∧ (b ∨ c) := by rw [or_comm, or_and_left, @or_comm c a, @or_comm c b]
@[simp] theorem and_self_left : a ∧ a ∧ b ↔ a ∧ b := ⟨And.right, fun h => ⟨h.1, h⟩⟩
@[simp] theorem and_self_right : (a ∧ b) ∧ b ↔ a ∧ b := ⟨And.left, fun h => ⟨h, h.2⟩⟩
@[simp] theorem or_self_left : a ∨ a ∨ b ↔ a ∨ b := ⟨fun h => h.elim .inl id, .inr⟩
@[simp] theorem or_self_right : (a ∨ b) ∨ b ↔ a ∨ b := ⟨fun h => h.elim id .inr, .inl⟩
@[simp] theorem eq_iff_iff : (a = b) ↔ (a ↔ b) := ⟨Iff.of_eq, propext⟩
theorem iff_eq_eq : (a ↔ b) = (a = b) := propext ⟨propext, Iff.of_eq⟩
theorem eq_self_iff_true {α : Sort u} (a : α) : a = a ↔ True := ⟨fun _ => trivial, fun _ => rfl⟩
theorem imp_and {α : Sort u} : (α → b ∧ c) ↔ (α → b) ∧ (α → c) := ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩
theorem and_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∧ b ↔ c ∧ d := ⟨fun h => ⟨h₁.1 h.1, h₂.1 h.2⟩, fun h => ⟨h₁.2 h.1, h₂.2 h.2⟩⟩
theorem or_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∨ b ↔ c ∨ d := ⟨fun h => h.elim (fun h => .inl (h₁.1 h)) fun h => .inr (h₂.1 h), fun h => h.elim (fun h => .inl (h₁.2 h)) fun h => .inr (h₂.2 h)⟩
theorem imp_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : (a → b) ↔ (c → d) := ⟨fun h hc => h₂.1 (h (h₁.2 hc)), fun h ha => h₂.2 (h (h₁.1 ha))⟩
theorem iff_congr (h₁ : a ↔ c) (h₂ : b ↔ d) : (a ↔ b) ↔ (c ↔ d) := by rw [propext h₁, propext h₂]
theorem not_congr (h : a ↔ b) : ¬a ↔ ¬b := ⟨fun n hb => n (h.2 hb), fun n ha => n (h.1 ha)⟩
theorem and_congr_right_eq (h : a → b = c) : (a ∧ b) = (a ∧ c) := propext ⟨fun x => ⟨x.1, (h x.1) ▸ x.2⟩, fun x => ⟨x.1, (h x.1).symm ▸ x.2⟩⟩
theorem and_congr_left_eq (h : c → a = b) : (a ∧ c) = (b ∧ c) := propext ⟨fun x => ⟨(h x.2) ▸ x.1, x.2⟩, fun x => ⟨(h x.2).symm ▸ x.1, x.2⟩⟩
theorem or_iff_right_of_imp (h : a → b) : a ∨ b ↔ b := ⟨fun o => o.elim h id, .inr⟩
theorem or_iff_left_of_imp (h : b → a) : a ∨ b ↔ a := ⟨fun o => o.elim id h, .inl⟩
theorem and_iff_left_of_imp (h : a → b) : a ∧ b ↔ a := ⟨And.left, fun ha => ⟨ha, h ha⟩⟩
theorem and_iff_right_of_imp (h : b → a) : a ∧ b ↔ b := ⟨And.right, fun hb => ⟨h hb, hb⟩⟩
theorem Decidable.not_and_iff_or_not_not : ¬(a ∧ b) ↔ ¬a ∨ ¬b := Classical.not_and_iff_not_or_not
theorem or_iff_not_imp_left : a ∨ b ↔ (¬a → b) := Classical.or_iff_not_imp_left
theorem peirce (a b : Prop) : ((a → b) → a) → a := fun h => Classical.byContradiction fun n => n (h fun ha => absurd ha n)

/-! ## Quantifiers -/

section
variable {α : Sort u} {β : Sort v} {φ ψ : α → Prop}
@[simp] theorem forall_const (α : Sort u) [i : Nonempty α] : (α → b) ↔ b := ⟨fun h => match i with | ⟨x⟩ => h x, fun h _ => h⟩
@[simp] theorem exists_const (α : Sort u) [i : Nonempty α] : (∃ _ : α, b) ↔ b := ⟨fun ⟨_, h⟩ => h, fun h => match i with | ⟨x⟩ => ⟨x, h⟩⟩
@[simp] theorem exists_prop : (∃ _ : a, b) ↔ a ∧ b := ⟨fun ⟨x, y⟩ => ⟨x, y⟩, fun ⟨x, y⟩ => ⟨x, y⟩⟩
@[simp] theorem exists_eq {y : α} : ∃ x, x = y := ⟨y, rfl⟩
@[simp] theorem exists_eq' {y : α} : ∃ x, y = x := ⟨y, rfl⟩
@[simp] theorem exists_eq_left {y : α} : (∃ x, x = y ∧ φ x) ↔ φ y := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨y, rfl, h⟩⟩
@[simp] theorem exists_eq_left' {y : α} : (∃ x, y = x ∧ φ x) ↔ φ y := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨y, rfl, h⟩⟩
@[simp] theorem exists_eq_right {y : α} : (∃ x, φ x ∧ x = y) ↔ φ y := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨y, h, rfl⟩⟩
@[simp] theorem exists_eq_right' {y : α} : (∃ x, φ x ∧ y = x) ↔ φ y := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨y, h, rfl⟩⟩
@[simp] theorem forall_eq {y : α} : (∀ x, x = y → φ x) ↔ φ y := ⟨fun h => h y rfl, fun h _ e => e ▸ h⟩
@[simp] theorem forall_eq' {y : α} : (∀ x, y = x → φ x) ↔ φ y := ⟨fun h => h y rfl, fun h _ e => e ▸ h⟩
@[simp] theorem exists_imp : ((∃ x, φ x) → b) ↔ ∀ x, φ x → b := ⟨fun h x hx => h ⟨x, hx⟩, fun h ⟨x, hx⟩ => h x hx⟩
theorem forall_and : (∀ x, φ x ∧ ψ x) ↔ (∀ x, φ x) ∧ ∀ x, ψ x := ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩
theorem exists_or : (∃ x, φ x ∨ ψ x) ↔ (∃ x, φ x) ∨ ∃ x, ψ x :=
  ⟨fun ⟨x, h⟩ => h.elim (fun h => .inl ⟨x, h⟩) fun h => .inr ⟨x, h⟩, fun h => h.elim (fun ⟨x, h⟩ => ⟨x, .inl h⟩) fun ⟨x, h⟩ => ⟨x, .inr h⟩⟩
@[simp] theorem exists_and_left : (∃ x, b ∧ φ x) ↔ b ∧ ∃ x, φ x := ⟨fun ⟨x, h, k⟩ => ⟨h, x, k⟩, fun ⟨h, x, k⟩ => ⟨x, h, k⟩⟩
@[simp] theorem exists_and_right : (∃ x, φ x ∧ b) ↔ (∃ x, φ x) ∧ b := ⟨fun ⟨x, h, k⟩ => ⟨⟨x, h⟩, k⟩, fun ⟨⟨x, h⟩, k⟩ => ⟨x, h, k⟩⟩
@[simp] theorem exists_false : ¬(∃ _ : α, False) := fun ⟨_, h⟩ => h
theorem forall_congr' (h : ∀ x, φ x ↔ ψ x) : (∀ x, φ x) ↔ ∀ x, ψ x := ⟨fun H x => (h x).1 (H x), fun H x => (h x).2 (H x)⟩
theorem exists_congr (h : ∀ x, φ x ↔ ψ x) : (∃ x, φ x) ↔ ∃ x, ψ x := ⟨fun ⟨x, k⟩ => ⟨x, (h x).1 k⟩, fun ⟨x, k⟩ => ⟨x, (h x).2 k⟩⟩
theorem Exists.imp (h : ∀ x, φ x → ψ x) : (∃ x, φ x) → ∃ x, ψ x := fun ⟨x, k⟩ => ⟨x, h x k⟩
theorem forall_comm {r : α → β → Prop} : (∀ x y, r x y) ↔ ∀ y x, r x y := ⟨fun h y x => h x y, fun h x y => h y x⟩
theorem exists_comm {r : α → β → Prop} : (∃ x y, r x y) ↔ ∃ y x, r x y := ⟨fun ⟨x, y, h⟩ => ⟨y, x, h⟩, fun ⟨y, x, h⟩ => ⟨x, y, h⟩⟩
theorem Exists.choose_spec {p : α → Prop} (h : ∃ x, p x) : p (Classical.choose h) := Classical.choose_spec h
end

/-! ## Booleans -/

section
variable {x y z : Bool}
@[simp] theorem Bool.false_eq_true : (false = true) = False := eq_false nofun
@[simp] theorem Bool.true_eq_false : (true = false) = False := eq_false nofun
theorem Bool.of_not_eq_true {b : Bool} (h : ¬(b = true)) : b = false := match b with
  | true => absurd rfl h
  | false => rfl
theorem Bool.of_not_eq_false {b : Bool} (h : ¬(b = false)) : b = true := match b with
  | true => rfl
  | false => absurd rfl h
@[simp] theorem Bool.not_eq_true (b : Bool) : (¬(b = true)) = (b = false) := by cases b <;> simp
@[simp] theorem Bool.not_eq_false (b : Bool) : (¬(b = false)) = (b = true) := by cases b <;> simp
theorem Bool.eq_false_of_not_eq_true {b : Bool} (h : ¬(b = true)) : b = false := by cases b <;> simp_all
theorem Bool.eq_true_of_not_eq_false {b : Bool} (h : ¬(b = false)) : b = true := by cases b <;> simp_all
theorem eq_false_of_ne_true {b : Bool} (h : b ≠ true) : b = false := Bool.eq_false_of_not_eq_true h
theorem eq_true_of_ne_false {b : Bool} (h : b ≠ false) : b = true := Bool.eq_true_of_not_eq_false h
theorem ne_false_of_eq_true {b : Bool} (h : b = true) : b ≠ false := by subst h; nofun
theorem ne_true_of_eq_false {b : Bool} (h : b = false) : b ≠ true := by subst h; nofun
instance : DecidableEq Bool := fun
  | true, true => isTrue rfl
  | false, false => isTrue rfl
  | true, false => isFalse nofun
  | false, true => isFalse nofun
@[simp] theorem cond_true {α : Sort u} (s t : α) : cond true s t = s := rfl
@[simp] theorem cond_false {α : Sort u} (s t : α) : cond false s t = t := rfl
@[simp] theorem cond_self {α : Sort u} (c : Bool) (t : α) : cond c t t = t := by cases c <;> rfl
theorem cond_eq_ite {α : Sort u} (c : Bool) (s t : α) : cond c s t = if c then s else t := by cases c <;> simp
theorem Bool.cond_eq_ite {α : Sort u} (c : Bool) (s t : α) : cond c s t = if c then s else t := _root_.cond_eq_ite c s t
@[simp] theorem Bool.and_true (b : Bool) : (b && true) = b := by cases b <;> rfl
@[simp] theorem Bool.true_and (b : Bool) : (true && b) = b := rfl
@[simp] theorem Bool.and_false (b : Bool) : (b && false) = false := by cases b <;> rfl
@[simp] theorem Bool.false_and (b : Bool) : (false && b) = false := rfl
@[simp] theorem Bool.and_self (b : Bool) : (b && b) = b := by cases b <;> rfl
@[simp] theorem Bool.or_true (b : Bool) : (b || true) = true := by cases b <;> rfl
@[simp] theorem Bool.true_or (b : Bool) : (true || b) = true := rfl
@[simp] theorem Bool.or_false (b : Bool) : (b || false) = b := by cases b <;> rfl
@[simp] theorem Bool.false_or (b : Bool) : (false || b) = b := rfl
@[simp] theorem Bool.or_self (b : Bool) : (b || b) = b := by cases b <;> rfl
@[simp] theorem Bool.not_not (b : Bool) : (!!b) = b := by cases b <;> rfl
@[simp] theorem Bool.not_true : (!true) = false := rfl
@[simp] theorem Bool.not_false : (!false) = true := rfl
@[simp] theorem Bool.and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem Bool.or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem Bool.and_eq_false_iff (a b : Bool) : ((a && b) = false) = (a = false ∨ b = false) := by cases a <;> cases b <;> simp
@[simp] theorem Bool.or_eq_false_iff (a b : Bool) : ((a || b) = false) = (a = false ∧ b = false) := by cases a <;> cases b <;> simp
@[simp] theorem Bool.not_eq_true' (b : Bool) : ((!b) = true) = (b = false) := by cases b <;> simp
@[simp] theorem Bool.not_eq_false' (b : Bool) : ((!b) = false) = (b = true) := by cases b <;> simp
theorem Bool.and_comm (x y : Bool) : (x && y) = (y && x) := by cases x <;> cases y <;> rfl
theorem Bool.or_comm (x y : Bool) : (x || y) = (y || x) := by cases x <;> cases y <;> rfl
theorem Bool.and_assoc (x y z : Bool) : ((x && y) && z) = (x && (y && z)) := by cases x <;> rfl
theorem Bool.or_assoc (x y z : Bool) : ((x || y) || z) = (x || (y || z)) := by cases x <;> rfl
theorem Bool.and_left_comm (x y z : Bool) : (x && (y && z)) = (y && (x && z)) := by cases x <;> cases y <;> rfl
theorem Bool.or_left_comm (x y z : Bool) : (x || (y || z)) = (y || (x || z)) := by cases x <;> cases y <;> rfl
theorem Bool.and_or_distrib_left (x y z : Bool) : (x && (y || z)) = (x && y || x && z) := by cases x <;> cases y <;> cases z <;> rfl
@[simp] theorem Bool.not_and (x y : Bool) : (!(x && y)) = (!x || !y) := by cases x <;> rfl
@[simp] theorem Bool.not_or (x y : Bool) : (!(x || y)) = (!x && !y) := by cases x <;> rfl
theorem Bool.eq_iff_iff {a b : Bool} : a = b ↔ (a = true ↔ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem decide_true_eq_true : decide True = true := rfl
theorem decide_true : decide True = true := rfl
theorem decide_false : decide False = false := rfl
@[simp] theorem decide_False {_ : Decidable False} : decide False = false := decide_eq_false id
@[simp] theorem decide_True {_ : Decidable True} : decide True = true := _root_.decide_eq_true trivial
@[simp] theorem decide_eq_true_eq [Decidable p] : (decide p = true) = p := propext ⟨of_decide_eq_true, _root_.decide_eq_true⟩
@[simp] theorem decide_eq_false_iff_not {p : Prop} {_ : Decidable p} : (decide p = false) ↔ ¬p := ⟨of_decide_eq_false, decide_eq_false⟩
theorem decide_eq_true_iff {p : Prop} [Decidable p] : decide p = true ↔ p := ⟨of_decide_eq_true, _root_.decide_eq_true⟩
@[simp] theorem decide_not [g : Decidable p] [h : Decidable (¬p)] : decide (¬p) = !decide p := by
  by_cases hp : p <;> simp [hp]
@[simp] theorem Bool.decide_eq_true (b : Bool) : decide (b = true) = b := by cases b <;> rfl
@[simp] theorem Bool.decide_eq_false (b : Bool) : decide (b = false) = !b := by cases b <;> rfl
@[simp] theorem Bool.decide_and (p q : Prop) [Decidable p] [Decidable q] : decide (p ∧ q) = (decide p && decide q) := by
  by_cases hp : p <;> by_cases hq : q <;> simp [hp, hq]
@[simp] theorem Bool.decide_or (p q : Prop) [Decidable p] [Decidable q] : decide (p ∨ q) = (decide p || decide q) := by
  by_cases hp : p <;> by_cases hq : q <;> simp [hp, hq]
@[simp] theorem Bool.if_true_left (p : Prop) [Decidable p] (f : Bool) : (ite p true f) = (decide p || f) := by by_cases h : p <;> simp [h]
@[simp] theorem Bool.if_false_right (p : Prop) [Decidable p] (t : Bool) : (ite p t false) = (decide p && t) := by by_cases h : p <;> simp [h]
theorem Bool.forall_bool {φ : Bool → Prop} : (∀ b, φ b) ↔ φ false ∧ φ true := ⟨fun h => ⟨h false, h true⟩, fun h b => by cases b; exact h.1; exact h.2⟩
end

/-! ## Boolean equality tests that mean equality -/

class ReflBEq (α : Type u) [BEq α] : Prop where
  protected rfl : {a : α} → a == a
class LawfulBEq (α : Type u) [BEq α] : Prop extends ReflBEq α where
  eq_of_beq : {a b : α} → a == b → a = b
export LawfulBEq (eq_of_beq)
instance instLawfulBEqOfDecidableEq {α : Type u} [DecidableEq α] : LawfulBEq α where
  rfl := decide_eq_true rfl
  eq_of_beq := of_decide_eq_true

section
variable {α : Type u} [BEq α]
theorem BEq.rfl [ReflBEq α] {a : α} : a == a := ReflBEq.rfl
theorem BEq.refl [ReflBEq α] (a : α) : a == a := ReflBEq.rfl
@[simp] theorem beq_self_eq_true [ReflBEq α] (a : α) : (a == a) = true := ReflBEq.rfl
theorem beq_of_eq [ReflBEq α] {a b : α} (h : a = b) : a == b := h ▸ BEq.rfl
theorem not_eq_of_beq_eq_false [ReflBEq α] {a b : α} (h : (a == b) = false) : ¬a = b := fun e =>
  Bool.ne_of_false_true (h.symm.trans (beq_of_eq e))
theorem ne_of_beq_false [ReflBEq α] {a b : α} (h : (a == b) = false) : a ≠ b := not_eq_of_beq_eq_false h
variable [LawfulBEq α] {a b : α}
@[simp] theorem beq_iff_eq : a == b ↔ a = b := ⟨eq_of_beq, beq_of_eq⟩
theorem beq_false_of_ne (h : a ≠ b) : (a == b) = false := Bool.of_not_eq_true fun e => h (eq_of_beq e)
@[simp] theorem beq_eq_false_iff_ne : (a == b) = false ↔ a ≠ b := ⟨ne_of_beq_false, beq_false_of_ne⟩
@[simp] theorem bne_iff_ne : a != b ↔ a ≠ b := by
  show (!(a == b)) = true ↔ a ≠ b
  rw [Bool.not_eq_true', beq_eq_false_iff_ne]
@[simp] theorem bne_eq_false_iff_eq : (a != b) = false ↔ a = b := by
  show (!(a == b)) = false ↔ a = b
  rw [Bool.not_eq_false', beq_iff_eq]
@[simp] theorem bne_self_eq_false (a : α) : (a != a) = false := bne_eq_false_iff_eq.2 rfl
theorem beq_comm : (a == b) = (b == a) := Bool.eq_iff_iff.2 (by rw [beq_iff_eq, beq_iff_eq, eq_comm])
theorem bne_comm : (a != b) = (b != a) := congrArg not beq_comm
theorem beq_eq_decide [DecidableEq α] : (a == b) = decide (a = b) := by
  by_cases h : a = b <;> simp [h]
theorem Bool.beq_eq_decide_eq [DecidableEq α] (a b : α) : (a == b) = decide (a = b) := beq_eq_decide
end

section
variable {b x y : Bool}
@[simp] theorem Bool.beq_true (b : Bool) : (b == true) = b := by cases b <;> rfl
@[simp] theorem Bool.true_beq (b : Bool) : (true == b) = b := by cases b <;> rfl
@[simp] theorem Bool.beq_false (b : Bool) : (b == false) = !b := by cases b <;> rfl
@[simp] theorem Bool.false_beq (b : Bool) : (false == b) = !b := by cases b <;> rfl
@[simp] theorem Bool.bne_true (b : Bool) : (b != true) = !b := by cases b <;> rfl
@[simp] theorem Bool.bne_false (b : Bool) : (b != false) = b := by cases b <;> rfl
end

/-! ## Rearranging conjunctions and disjunctions -/

section
variable {e f : Prop}
theorem And.imp (h : a → c) (k : b → d) (x : a ∧ b) : c ∧ d := ⟨h x.1, k x.2⟩
theorem And.imp_left (h : a → b) (x : a ∧ c) : b ∧ c := ⟨h x.1, x.2⟩
theorem And.imp_right (h : a → b) (x : c ∧ a) : c ∧ b := ⟨x.1, h x.2⟩
theorem Or.imp (h : a → c) (k : b → d) (x : a ∨ b) : c ∨ d := x.elim (fun x => .inl (h x)) fun x => .inr (k x)
theorem Or.imp_left (h : a → b) : a ∨ c → b ∨ c := Or.imp h id
theorem Or.imp_right (h : b → c) : a ∨ b → a ∨ c := Or.imp id h
theorem Or.resolve_left (h : a ∨ b) (n : ¬a) : b := h.elim (absurd · n) id
theorem Or.resolve_right (h : a ∨ b) (n : ¬b) : a := h.elim id (absurd · n)
theorem and_congr_left (h : c → (a ↔ b)) : a ∧ c ↔ b ∧ c := ⟨fun x => ⟨(h x.2).1 x.1, x.2⟩, fun x => ⟨(h x.2).2 x.1, x.2⟩⟩
theorem and_congr_right (h : a → (b ↔ c)) : a ∧ b ↔ a ∧ c := ⟨fun x => ⟨x.1, (h x.1).1 x.2⟩, fun x => ⟨x.1, (h x.1).2 x.2⟩⟩
theorem or_congr_left (h : a ↔ b) : a ∨ c ↔ b ∨ c := or_congr h Iff.rfl
theorem or_congr_right (h : b ↔ c) : a ∨ b ↔ a ∨ c := or_congr Iff.rfl h
end

/-! ## Functions -/

section
universe u₁ u₂ u₃ u₄
variable {α : Sort u₁} {β : Sort u₂} {δ : Sort u₃} {ε : Sort u₄}
@[simp] theorem Function.comp_apply {f : β → δ} {g : α → β} {x : α} : (f ∘ g) x = f (g x) := rfl
theorem Function.comp_def (f : β → δ) (g : α → β) : f ∘ g = fun x => f (g x) := rfl
theorem Function.comp_assoc (f : δ → ε) (g : β → δ) (h : α → β) : (f ∘ g) ∘ h = f ∘ (g ∘ h) := rfl
@[simp] theorem Function.comp_id (f : α → β) : f ∘ id = f := rfl
@[simp] theorem Function.id_comp (f : α → β) : id ∘ f = f := rfl
@[simp] theorem Function.const_apply {y : β} {x : α} : Function.const α y x = y := rfl
end

/-! ## Quantifiers over finitely many named things -/

section
variable {α : Sort u} {β : Sort v} {φ ψ : α → Prop} {a' : α}
@[simp] theorem forall_eq_or_imp : (∀ a, a = a' ∨ ψ a → φ a) ↔ φ a' ∧ ∀ a, ψ a → φ a :=
  ⟨fun h => ⟨h a' (.inl rfl), fun x k => h x (.inr k)⟩, fun h _ k => k.elim (fun e => e ▸ h.1) (h.2 _)⟩
@[simp] theorem exists_eq_or_imp : (∃ a, (a = a' ∨ ψ a) ∧ φ a) ↔ φ a' ∨ ∃ a, ψ a ∧ φ a :=
  ⟨fun ⟨x, k, h⟩ => k.elim (fun e => .inl (e ▸ h)) fun k => .inr ⟨x, k, h⟩,
   fun h => h.elim (fun h => ⟨a', .inl rfl, h⟩) fun ⟨x, k, h⟩ => ⟨x, .inr k, h⟩⟩
@[simp] theorem forall_apply_eq_imp_iff {f : α → β} {χ : β → Prop} : (∀ b a, f a = b → χ b) ↔ ∀ a, χ (f a) :=
  ⟨fun h a => h (f a) a rfl, fun h _ a e => e ▸ h a⟩
@[simp] theorem forall_eq_apply_imp_iff {f : α → β} {χ : β → Prop} : (∀ b a, b = f a → χ b) ↔ ∀ a, χ (f a) :=
  ⟨fun h a => h (f a) a rfl, fun h _ a e => e ▸ h a⟩
@[simp] theorem forall_apply_eq_imp_iff₂ {f : α → β} {χ : β → Prop} : (∀ b a, φ a → f a = b → χ b) ↔ ∀ a, φ a → χ (f a) :=
  ⟨fun h a k => h (f a) a k rfl, fun h _ a k e => e ▸ h a k⟩
end
