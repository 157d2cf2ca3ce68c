prelude
import Basis.Meta

/-! Written by scan.py from the pinned Lean binary: change that, not this. -/

declare_syntax_cat rcasesPat
declare_syntax_cat rintroPat
declare_syntax_cat binderPred
declare_syntax_cat grind_filter
declare_syntax_cat rawStx
declare_syntax_cat mcasesPat
declare_syntax_cat mintroPat
declare_syntax_cat mrefinePat
declare_syntax_cat mrevertPat
declare_syntax_cat vcgenDischarge
declare_syntax_cat sym_simp_field
declare_syntax_cat sym_dsimp_field
declare_syntax_cat sym_simproc
declare_syntax_cat sym_dsimproc
declare_syntax_cat conv (behavior := both)
declare_syntax_cat grind (behavior := both)
declare_syntax_cat grind_ref (behavior := both)
declare_syntax_cat grind_mod (behavior := both)
@[extern "x"] opaque Array.tacticArray_get_dec : Lean.ParserDescr
@[extern "x"] opaque Array.tacticArray_mem_dec : Lean.ParserDescr
@[extern "x"] opaque Array.«term__[_:_]» : Lean.TrailingParserDescr
@[extern "x"] opaque Array.«term__[_:]» : Lean.TrailingParserDescr
@[extern "x"] opaque Array.«term__[:_]» : Lean.TrailingParserDescr
@[extern "x"] opaque Array.«term_~_» : Lean.TrailingParserDescr
@[extern "x"] opaque Bool.«term_^^_» : Lean.TrailingParserDescr
@[extern "x"] opaque Int.«term-[_+1]» : Lean.ParserDescr
@[extern "x"] opaque Lean.Attr.coe : Lean.ParserDescr
@[extern "x"] opaque Lean.Elab.Command.aux_def : Lean.ParserDescr
@[extern "x"] opaque Lean.Elab.Command.reprove : Lean.ParserDescr
@[extern "x"] opaque Lean.Elab.Tactic.Ext.applyExtTheorem : Lean.ParserDescr
@[extern "x"] opaque Lean.Elab.Tactic.Ext.ext : Lean.ParserDescr
@[extern "x"] opaque Lean.Elab.Tactic.Ext.tacticExt1___ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.cbvSimprocAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.cbvSimprocBuiltinAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.cbv_eval : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.ext : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.extFlat : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.extIff : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindBwd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindCases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindCasesEager : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindDef : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindEq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindEqBoth : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindEqBwd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindEqRhs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindExt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindFunCC : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindFwd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindGen : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindHom : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindHomPred : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindInj : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindIntro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindLR : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindMod : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindNorm : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindRL : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindSym : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindUnfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.grindUsr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«grind!» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«grind!?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«grind?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.lia : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«lia!» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«lia!?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.«lia?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.method_specs_simp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.normCastLabel : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.norm_cast : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.sevalprocAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.sevalprocBuiltinAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.simp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.simprocAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.simprocBuiltinAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.spec : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Attr.wf_preprocess : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.InternalSyntax.end_local_scope : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.classAbbrev : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.grindAnnotated : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.guardCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.guardExprCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.registerSymDSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.registerSymSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.registerTryTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symDSimpFieldMaxSteps : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symDSimpFieldPost : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symDSimpFieldPre : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symSimpFieldMaxDischargeDepth : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symSimpFieldMaxSteps : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symSimpFieldPost : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Command.symSimpFieldPre : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Syntax.addPrec : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Syntax.addPrio : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Syntax.«exact?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Syntax.subPrec : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Syntax.subPrio : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.allGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.anyGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.arg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.argArg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.case : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.case' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.cbv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.change : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.clear : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.congr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.conv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convApply_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convArgs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convConvSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convDone : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convErw__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convIntro___ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convLeft : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.«convNext__=>_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convRepeat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convRfl : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convRight : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convRw__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convSeq1Indented : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convSeqBracketed : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convTrace_state : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.convTry_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.«conv_<;>_» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.«conv·_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.delta : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.dsimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.dsimpTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.enter : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.enterArg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.enterPattern : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.ext : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.extractLets : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.failIfSuccess : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.first : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.focus : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.«fun» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.letToHave : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.lhs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.liftLets : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.nestedConv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.nestedTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.nestedTacticCore : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.normCast : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.occs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.occsIndexed : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.occsWildcard : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.paren : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.pattern : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.reduce : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.rewrite : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.rhs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.simp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.simpMatch : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.simpTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.skip : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.unfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.whnf : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.withAnnotateState : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Conv.zeta : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.ac : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.allGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.anyGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.bvCheck : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.bvDecide : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.bvDecidePush : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.bvNormalize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.bvTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.case : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.cases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.casesNext : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.casesTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.done : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.exposeNames : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.fail : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.failIfSuccess : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.finish : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.finishTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.first : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.focus : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindAdmit : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindExact_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindFilter : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindRepeat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindSeq1Indented : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindSeqBracketed : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindStep : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grindTry_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_<;>_» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen≤_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen≥_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen!=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen<_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen<=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen>_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filterGen>=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grind_filter_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filter_&&_» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filter_||_» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filter!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_filter(_)» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grind_ref_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.grind_ref__1 : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind_ref__/__» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«grind·_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.«have» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.haveSilent : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.instantiate : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.lia : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.linarith : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.mbtc : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.nestedTacticCore : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.next : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.paren : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.renameI : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.ring : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.setConfig : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.setOption : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showAsserted : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showCases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showEqcs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showFalse : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showLocalThms : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showState : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showTerm : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.showTrue : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.skip : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.sorry : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symApply : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symByContra : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symCbv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symDSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symInternalize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symInternalizeAll : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symIntro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symIntroLight : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symIntros : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symIntrosLight : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symLetToHave : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symLiftLets : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symRw : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.symSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.thm : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.thmNs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.use : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.vcgen : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.Grind.withAnnotateState : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.SolveByElim.arg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.SolveByElim.args : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.SolveByElim.erase : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.SolveByElim.star : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.SolveByElim.using_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.acNf0 : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.acRfl : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.allGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.anchor : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.anyGoals : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.apply : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.applyAssumption : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.applyRfl : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.applyRules : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«apply?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.as_aux_lemma : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.assumption : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.attemptAll : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.attemptAllPar : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.bvCheck : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.bvDecide : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.bvNormalize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.bvTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.bvTypes : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«by?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.case : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.caseArg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.case' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.cases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.cbv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.change : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.classical : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.clear : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.clearValue : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.clearValueArg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.clearValueHyp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.clearValueStar : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.config : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.configItem : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.congr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.constructor : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.constructorBang : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.contradiction : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.cutsat : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dbgTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.decide : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.decide_cbv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.declareSimpLikeTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.delta : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.discharger : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.done : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimpArgs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimpAutoUnfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimpKind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimpTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.dsimpTraceArgsRest : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.elimTarget : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.eqRefl : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.exact : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«exact?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.exposeNames : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.extractLets : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.fail : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.failIfSuccess : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.falseOrByContra : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.first : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.firstPar : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.focus : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.frameAlt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.funCases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.funInduction : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.generalize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.generalizeArg : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grindErase : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grindLemma : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grindLemmaMin : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grindParam : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grindTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grind_linarith : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grind_order : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.grobner : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardExpr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardExprConv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardHyp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardHypConv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardTarget : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.guardTargetConv : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.impossible : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.induction : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.inductionAlt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.inductionAltLHS : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.inductionAlts : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.injection : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.injections : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.intro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.intros : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.invariantAlts : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.invariantCaseAlt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.invariantDotAlt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.invariantsKW : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.left : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.letToHave : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.letrec : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.lia : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.liftLets : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.location : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.locationHyp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.locationType : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.locationWildcard : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.massumption : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.massumptionMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mcases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mcasesError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mcasesMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mcasesPatAlts : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mcasesPat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat⌜_⌝» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat□_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat⟨_⟩» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat#_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat%_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat(_)» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mcasesPat-» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mclear : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mclearError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mclearMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mconstructor : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mconstructorMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mdup : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexact : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexactError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexactMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexfalso : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexfalsoMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexists : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexistsError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mexistsMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mframe : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mframeMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mhave : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mhaveError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mhaveMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mintro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mintroError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mintroMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mintroPat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mintroPat∀_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mleave : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mleaveMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mleft : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mleftMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mpure : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mpureError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mpureIntro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mpureIntroMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mpureMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrefine : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrefineError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrefineMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrefinePat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat⌜_⌝» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat□_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat⟨_⟩» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat#_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat%_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat(_)» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrefinePat?_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrefinePats : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrenameI : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrenameIError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrenameIMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mreplace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mreplaceError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mreplaceMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrevert : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrevertError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrevertMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrevertPat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«mrevertPat∀_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mright : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mrightMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspec : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecNoBind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecNoSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecialize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecializeError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecializeMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecializePure : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecializePureError : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mspecializePureMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mstart : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mstartMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mstop : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mstopMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mvcgen : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mvcgenHint : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.mvcgenMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.nativeDecide : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.negConfigItem : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.normCast0 : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.normCastAddElim : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.obtain : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.omega : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.optConfig : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.paren : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.posConfigItem : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.pushCast : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcases : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPatLo : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPatMed : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.clear : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.explicit : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.ignore : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.one : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.paren : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rcasesPat.tuple : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.refine : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.refine' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rename : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.renameI : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.repeat1' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.repeat' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.replace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.revert : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rewriteSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rewrites_forbidden : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«rewrites?» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.right : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rintro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rintroPat.binder : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rintroPat.one : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rotateLeft : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rotateRight : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.runTac : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwRule : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwRuleSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwSeq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwa : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwaAt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.rwaAtLegacyLocation : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«show» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.showTerm : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.showTermElab : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAll : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllArith : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllArithBang : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllAutoUnfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllKind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAllTraceArgsRest : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpArgs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpArith : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpArithBang : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpAutoUnfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpErase : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpLemma : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpPost : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpPre : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpStar : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpTraceArgsRest : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpa : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpaArgsRest : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpaUsingBang : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.simpaUsingBangArgsRest : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.skip : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.sleep : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.solveByElim : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.specialize : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.split : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.subst : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.substEqs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.substVars : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.suggestions : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.sym : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.symm : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.symmSaturate : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacDepIfThenElse : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacIfThenElse : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticAc_nf_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticAdmit : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticAnd_intros : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticApply_mod_cast_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticAssumption_mod_cast_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticBv_omega : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticDsimp?!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticErw___ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticExact_mod_cast_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticExfalso : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticExists_,,» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticHaveI__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticHave__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticHave' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticInfer_instance : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticIterate____ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticLetI__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticLet__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticLet'__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticMvcgen_trivial : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticMvcgen_trivial_extensible : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticNext_=>_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticNofun : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticNomatch_,,» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticNorm_cast__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRefine_lift_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRefine_lift'_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRepeat_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRfl : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRfl' : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticRw_mod_cast___ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimp_all?!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimp?!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa!__1» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa?_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa?__1» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa?!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tacticSimpa?!__1» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticSorry : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticStop_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticSuffices_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticTrivial : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticTry_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tacticUnhygienic_ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.«tactic_<;>_» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.traceMessage : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.traceState : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tryResult : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tryTrace : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.tryTraceWith : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.unfold : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.valConfigItem : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcAlt : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcAlts : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcgen : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcgenDischargeGrind : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcgenDischargeTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.vcgenMacro : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withAnnotateState : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withImplicit : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withReducible : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withReducibleAndInstances : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withUnfoldingAll : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Tactic.withUnfoldingNone : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.Term.InternalSyntax.doSkip : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.cbvSimprocEval : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.cbvSimprocPattern : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.cbvSimprocPatternBuiltin : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.checkSimp : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.checkSimpFailure : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.checkTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.checkTacticFailure : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colon : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonA : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonD : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonEq : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonEqA : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonEqD : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonEqR : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonEqS : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonR : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.colonS : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.commandSeal__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.commandUnseal__ : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Builtin_cbv_simproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Builtin_dsimproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Builtin_grind_propagator____:=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Builtin_simproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Cbv_simproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Dsimproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Grind_propagator___(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command_Simproc_decl_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Builtin_cbv_simproc____(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Builtin_dsimproc__[_]_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Builtin_simproc__[_]_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Cbv_simproc____(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Dsimproc__[_]_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.«command__Simproc__[_]_(_):=_» : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.discrTreeKeyCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.discrTreeSimpKeyCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.equal : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.equalA : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.equalD : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.equalR : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.equalS : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.grindPropagatorBuiltinAttr : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.resetGrindAttrs : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.simprocPattern : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.simprocPatternBuiltin : Lean.ParserDescr
@[extern "x"] opaque Lean.Parser.timeCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.binderIdent : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred∈_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred∉_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred≠_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred≤_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred≥_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred⊂_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred⊃_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred⊆_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred⊇_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred<_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«binderPred>_» : Lean.ParserDescr
@[extern "x"] opaque Lean.bracketedExplicitBinders : Lean.ParserDescr
@[extern "x"] opaque Lean.builtin_command_code_action : Lean.ParserDescr
@[extern "x"] opaque Lean.byElab : Lean.ParserDescr
@[extern "x"] opaque Lean.«calc» : Lean.ParserDescr
@[extern "x"] opaque Lean.calcFirstStep : Lean.ParserDescr
@[extern "x"] opaque Lean.calcStep : Lean.ParserDescr
@[extern "x"] opaque Lean.calcSteps : Lean.ParserDescr
@[extern "x"] opaque Lean.calcTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.cdot : Lean.ParserDescr
@[extern "x"] opaque Lean.cdotTk : Lean.ParserDescr
@[extern "x"] opaque Lean.commandDeclare_sint_simprocs_ : Lean.ParserDescr
@[extern "x"] opaque Lean.commandDeclare_uint_simprocs_ : Lean.ParserDescr
@[extern "x"] opaque Lean.«command__Unif_hint____Where_|_-⊢__» : Lean.ParserDescr
@[extern "x"] opaque Lean.command_code_action : Lean.ParserDescr
@[extern "x"] opaque Lean.convCalc_ : Lean.ParserDescr
@[extern "x"] opaque Lean.deprecated : Lean.ParserDescr
@[extern "x"] opaque Lean.deprecatedTypeChanged : Lean.ParserDescr
@[extern "x"] opaque Lean.deprecated_arg : Lean.ParserDescr
@[extern "x"] opaque Lean.«doElemTrace[_]__» : Lean.ParserDescr
@[extern "x"] opaque Lean.explicitBinders : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsFilter : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsFilterAction : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsFilterSeverity : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsOrdering : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsOrderingArg : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsPositions : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsPositionsArg : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsSpec : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsSpecElt : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsSubstring : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsWhitespace : Lean.ParserDescr
@[extern "x"] opaque Lean.guardMsgsWhitespaceArg : Lean.ParserDescr
@[extern "x"] opaque Lean.guardPanicCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.includeStr : Lean.ParserDescr
@[extern "x"] opaque Lean.infoTreesCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.modCast : Lean.ParserDescr
@[extern "x"] opaque Lean.reduceCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.reduceConfig : Lean.ParserDescr
@[extern "x"] opaque Lean.runCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.runElab : Lean.ParserDescr
@[extern "x"] opaque Lean.runMeta : Lean.ParserDescr
@[extern "x"] opaque Lean.setLibrarySuggestionsCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.solveTactic : Lean.ParserDescr
@[extern "x"] opaque Lean.suggest_for : Lean.ParserDescr
@[extern "x"] opaque Lean.termEval_prec_ : Lean.ParserDescr
@[extern "x"] opaque Lean.termEval_prio_ : Lean.ParserDescr
@[extern "x"] opaque Lean.«termM!_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«termMacro.trace[_]_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«termRegister_parser_alias(Kind:=_)______» : Lean.ParserDescr
@[extern "x"] opaque Lean.«termSatisfies_binder_pred%__» : Lean.ParserDescr
@[extern "x"] opaque Lean.termThrowErrorAt____ : Lean.ParserDescr
@[extern "x"] opaque Lean.termThrowError__ : Lean.ParserDescr
@[extern "x"] opaque Lean.«term_Matches_|» : Lean.TrailingParserDescr
@[extern "x"] opaque Lean.«term∀__,_» : Lean.ParserDescr
@[extern "x"] opaque Lean.«term∃__,_» : Lean.ParserDescr
@[extern "x"] opaque Lean.testExternCmd : Lean.ParserDescr
@[extern "x"] opaque Lean.unbracketedExplicitBinders : Lean.ParserDescr
@[extern "x"] opaque Lean.unifConstraint : Lean.ParserDescr
@[extern "x"] opaque Lean.unifConstraintElem : Lean.ParserDescr
@[extern "x"] opaque Lean.univ_out_params : Lean.ParserDescr
@[extern "x"] opaque Lean.withAnnotateTerm : Lean.ParserDescr
@[extern "x"] opaque List.tacticSizeOf_list_dec : Lean.ParserDescr
@[extern "x"] opaque List.«term_<+_» : Lean.TrailingParserDescr
@[extern "x"] opaque List.«term_<+:_» : Lean.TrailingParserDescr
@[extern "x"] opaque List.«term_<:+_» : Lean.TrailingParserDescr
@[extern "x"] opaque List.«term_<:+:_» : Lean.TrailingParserDescr
@[extern "x"] opaque List.«term_~_» : Lean.TrailingParserDescr
@[extern "x"] opaque boolIfThenElse : Lean.ParserDescr
@[extern "x"] opaque coeFunNotation : Lean.ParserDescr
@[extern "x"] opaque coeNotation : Lean.ParserDescr
@[extern "x"] opaque coeSortNotation : Lean.ParserDescr
@[extern "x"] opaque commandDeclare_bitwise_int_theorems__ : Lean.ParserDescr
@[extern "x"] opaque commandDeclare_bitwise_uint_theorems__ : Lean.ParserDescr
@[extern "x"] opaque commandDeclare_int_theorems__ : Lean.ParserDescr
@[extern "x"] opaque commandDeclare_uint_theorems__ : Lean.ParserDescr
@[extern "x"] opaque precArg : Lean.ParserDescr
@[extern "x"] opaque precLead : Lean.ParserDescr
@[extern "x"] opaque precMax : Lean.ParserDescr
@[extern "x"] opaque precMin : Lean.ParserDescr
@[extern "x"] opaque precMin1 : Lean.ParserDescr
@[extern "x"] opaque «prec(_)» : Lean.ParserDescr
@[extern "x"] opaque prioDefault : Lean.ParserDescr
@[extern "x"] opaque prioHigh : Lean.ParserDescr
@[extern "x"] opaque prioLow : Lean.ParserDescr
@[extern "x"] opaque prioMid : Lean.ParserDescr
@[extern "x"] opaque «prio(_)» : Lean.ParserDescr
@[extern "x"] opaque rawNatLit : Lean.ParserDescr
@[extern "x"] opaque «stx_*» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_+» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_,*» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_,*,?» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_,+» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_,+,?» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_<|>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx_?» : Lean.TrailingParserDescr
@[extern "x"] opaque «stx!_» : Lean.ParserDescr
@[extern "x"] opaque «tacticBy_cases_:_» : Lean.ParserDescr
@[extern "x"] opaque tacticClean_wf : Lean.ParserDescr
@[extern "x"] opaque tacticDecreasing_tactic : Lean.ParserDescr
@[extern "x"] opaque tacticDecreasing_trivial : Lean.ParserDescr
@[extern "x"] opaque tacticDecreasing_trivial_pre_omega : Lean.ParserDescr
@[extern "x"] opaque tacticDecreasing_with_ : Lean.ParserDescr
@[extern "x"] opaque tacticDeriving_LawfulEq_tactic : Lean.ParserDescr
@[extern "x"] opaque tacticDeriving_LawfulEq_tactic_step : Lean.ParserDescr
@[extern "x"] opaque tacticFunext___ : Lean.ParserDescr
@[extern "x"] opaque tacticGet_elem_tactic : Lean.ParserDescr
@[extern "x"] opaque tacticGet_elem_tactic_extensible : Lean.ParserDescr
@[extern "x"] opaque tacticGet_elem_tactic_trivial : Lean.ParserDescr
@[extern "x"] opaque tacticSimp_wf : Lean.ParserDescr
@[extern "x"] opaque «tactic∎» : Lean.ParserDescr
@[extern "x"] opaque termDepIfThenElse : Lean.ParserDescr
@[extern "x"] opaque «termExists_,_» : Lean.ParserDescr
@[extern "x"] opaque termIfLet : Lean.ParserDescr
@[extern "x"] opaque termIfThenElse : Lean.ParserDescr
@[extern "x"] opaque termMax_prec : Lean.ParserDescr
@[extern "x"] opaque «termPrintln!__» : Lean.ParserDescr
@[extern "x"] opaque «termS!_» : Lean.ParserDescr
@[extern "x"] opaque termWithout_expected_type_ : Lean.ParserDescr
@[extern "x"] opaque «term__[_]» : Lean.TrailingParserDescr
@[extern "x"] opaque «term__[_]_!» : Lean.TrailingParserDescr
@[extern "x"] opaque «term__[_]_?» : Lean.TrailingParserDescr
@[extern "x"] opaque «term__[_]'_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_•_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⁻¹» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_↔_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∈_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∉_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∘_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∣_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∧_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∨_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∩_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_∪_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_≈_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_≍_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_≠_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_≤_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_≥_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊂_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊃_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊆_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊇_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊕_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_⊕'_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_!=_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_$__» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_%_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_&&_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_&&&_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_*_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_*>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_+_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_++_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_-_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_/_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_::_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<$>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<&&>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<&>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<*_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<*>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<->_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<<<_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<=<_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<|_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<|>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_<||>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_=_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_=<<_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_==_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_>=>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_>>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_>>=_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_>>>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_\_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_^_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_^^^_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_|>_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_||_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_|||_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_×_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_×__1» : Lean.ParserDescr
@[extern "x"] opaque «term_×'_» : Lean.TrailingParserDescr
@[extern "x"] opaque «term_×'__1» : Lean.ParserDescr
@[extern "x"] opaque «termΣ_,_» : Lean.ParserDescr
@[extern "x"] opaque «termΣ'_,_» : Lean.ParserDescr
@[extern "x"] opaque «term‹_›» : Lean.ParserDescr
@[extern "x"] opaque «term∃_,_» : Lean.ParserDescr
@[extern "x"] opaque «term∅» : Lean.ParserDescr
@[extern "x"] opaque «term∎» : Lean.ParserDescr
@[extern "x"] opaque «term!_» : Lean.ParserDescr
@[extern "x"] opaque «term#[_,]» : Lean.ParserDescr
@[extern "x"] opaque «term%[_|_]» : Lean.ParserDescr
@[extern "x"] opaque «term-_» : Lean.ParserDescr
@[extern "x"] opaque «term[_]» : Lean.ParserDescr
@[extern "x"] opaque «term{_:_//_}» : Lean.ParserDescr
@[extern "x"] opaque «term{_}» : Lean.ParserDescr
@[extern "x"] opaque «term{}» : Lean.ParserDescr
@[extern "x"] opaque «term~~~_» : Lean.ParserDescr
@[extern "x"] opaque «term¬_» : Lean.ParserDescr
attribute [tactic_parser 1000] Array.tacticArray_get_dec
attribute [tactic_parser 1000] Array.tacticArray_mem_dec
attribute [term_parser 1000] Array.«term__[_:_]»
attribute [term_parser 1000] Array.«term__[_:]»
attribute [term_parser 1000] Array.«term__[:_]»
attribute [term_parser 1000] Array.«term_~_»
attribute [term_parser 1000] Bool.«term_^^_»
attribute [term_parser 1000] Int.«term-[_+1]»
attribute [attr_parser 1000] Lean.Attr.coe
attribute [command_parser 1000] Lean.Elab.Command.reprove
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.applyExtTheorem
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.ext
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.tacticExt1___
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocAttr
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocBuiltinAttr
attribute [attr_parser 1000] Lean.Parser.Attr.cbv_eval
attribute [attr_parser 1000] Lean.Parser.Attr.ext
attribute [attr_parser 1000] Lean.Parser.Attr.grind
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindBwd
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCases
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCasesEager
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindDef
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEq
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBoth
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBwd
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqRhs
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindExt
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFunCC
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFwd
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHom
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHomPred
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindInj
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindIntro
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindLR
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindNorm
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindRL
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindSym
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUnfold
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUsr
attribute [attr_parser 1000] Lean.Parser.Attr.«grind!»
attribute [attr_parser 1000] Lean.Parser.Attr.«grind!?»
attribute [attr_parser 1000] Lean.Parser.Attr.«grind?»
attribute [attr_parser 1000] Lean.Parser.Attr.lia
attribute [attr_parser 1000] Lean.Parser.Attr.«lia!»
attribute [attr_parser 1000] Lean.Parser.Attr.«lia!?»
attribute [attr_parser 1000] Lean.Parser.Attr.«lia?»
attribute [attr_parser 1000] Lean.Parser.Attr.method_specs_simp
attribute [attr_parser 1000] Lean.Parser.Attr.norm_cast
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocAttr
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocBuiltinAttr
attribute [attr_parser 1000] Lean.Parser.Attr.simp
attribute [attr_parser 1000] Lean.Parser.Attr.simprocAttr
attribute [attr_parser 1000] Lean.Parser.Attr.simprocBuiltinAttr
attribute [attr_parser 1000] Lean.Parser.Attr.spec
attribute [attr_parser 1000] Lean.Parser.Attr.wf_preprocess
attribute [command_parser 1000] Lean.Parser.Command.classAbbrev
attribute [command_parser 1000] Lean.Parser.Command.grindAnnotated
attribute [command_parser 1000] Lean.Parser.Command.guardCmd
attribute [command_parser 1000] Lean.Parser.Command.guardExprCmd
attribute [command_parser 1000] Lean.Parser.Command.registerSymDSimp
attribute [command_parser 1000] Lean.Parser.Command.registerSymSimp
attribute [command_parser 1000] Lean.Parser.Command.registerTryTactic
attribute [command_parser 1000] Lean.Parser.Command.symDSimpFieldMaxSteps
attribute [command_parser 1000] Lean.Parser.Command.symDSimpFieldPost
attribute [command_parser 1000] Lean.Parser.Command.symDSimpFieldPre
attribute [command_parser 1000] Lean.Parser.Command.symSimpFieldMaxDischargeDepth
attribute [command_parser 1000] Lean.Parser.Command.symSimpFieldMaxSteps
attribute [command_parser 1000] Lean.Parser.Command.symSimpFieldPost
attribute [command_parser 1000] Lean.Parser.Command.symSimpFieldPre
attribute [prec_parser 1000] Lean.Parser.Syntax.addPrec
attribute [prio_parser 1000] Lean.Parser.Syntax.addPrio
attribute [prec_parser 1000] Lean.Parser.Syntax.subPrec
attribute [prio_parser 1000] Lean.Parser.Syntax.subPrio
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.allGoals
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.anyGoals
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.arg
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case'
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.cbv
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.change
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.clear
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.congr
attribute [tactic_parser 1000] Lean.Parser.Tactic.Conv.conv
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convApply_
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convArgs
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convConvSeq
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convDone
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convErw__
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convIntro___
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convLeft
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«convNext__=>_»
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRepeat_
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRfl
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRight
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRw__
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTactic
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTrace_state
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTry_
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv_<;>_»
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv·_»
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.delta
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimp
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimpTrace
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.enter
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.ext
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.extractLets
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.failIfSuccess
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.first
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.focus
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«fun»
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.letToHave
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.lhs
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.liftLets
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedConv
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTactic
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTacticCore
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.normCast
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.paren
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.pattern
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.reduce
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rewrite
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rhs
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simp
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpMatch
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpTrace
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.skip
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.unfold
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.whnf
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.withAnnotateState
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.zeta
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.ac
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.allGoals
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.anyGoals
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.bvCheck
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.bvDecide
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.bvDecidePush
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.bvNormalize
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.bvTrace
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.case
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.cases
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.casesNext
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.casesTrace
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.done
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.exposeNames
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.fail
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.failIfSuccess
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.finish
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.finishTrace
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.first
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.focus
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grindAdmit
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grindExact_
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grindRepeat_
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grindTry_
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_<;>_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen≤_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen≥_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen!=_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen<_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen<=_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen=_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen>_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filterGen>=_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grind_filter_
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filter_&&_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filter_||_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filter!_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_filter(_)»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grind_ref_
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.grind_ref__1
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind_ref__/__»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«grind·_»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.«have»
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.haveSilent
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.instantiate
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.lia
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.linarith
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.mbtc
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.nestedTacticCore
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.next
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.paren
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.renameI
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.ring
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.setConfig
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.setOption
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showAsserted
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showCases
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showEqcs
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showFalse
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showGoals
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showLocalThms
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showState
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showTerm
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.showTrue
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.skip
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.sorry
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symApply
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symByContra
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symCbv
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symDSimp
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symInternalize
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symInternalizeAll
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symIntro
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symIntroLight
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symIntros
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symIntrosLight
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symLetToHave
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symLiftLets
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symRw
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.symSimp
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.use
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.vcgen
attribute [grind_parser 1000] Lean.Parser.Tactic.Grind.withAnnotateState
attribute [tactic_parser 1000] Lean.Parser.Tactic.acNf0
attribute [tactic_parser 1000] Lean.Parser.Tactic.acRfl
attribute [tactic_parser 1000] Lean.Parser.Tactic.allGoals
attribute [tactic_parser 1000] Lean.Parser.Tactic.anyGoals
attribute [tactic_parser 1000] Lean.Parser.Tactic.apply
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyAssumption
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRfl
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRules
attribute [tactic_parser 1000] Lean.Parser.Tactic.«apply?»
attribute [tactic_parser 1000] Lean.Parser.Tactic.as_aux_lemma
attribute [tactic_parser 1000] Lean.Parser.Tactic.assumption
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAll
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAllPar
attribute [tactic_parser 1000] Lean.Parser.Tactic.bvCheck
attribute [tactic_parser 1000] Lean.Parser.Tactic.bvDecide
attribute [tactic_parser 1000] Lean.Parser.Tactic.bvNormalize
attribute [tactic_parser 1000] Lean.Parser.Tactic.bvTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.«by?»
attribute [tactic_parser 1000] Lean.Parser.Tactic.case
attribute [tactic_parser 1000] Lean.Parser.Tactic.case'
attribute [tactic_parser 1000] Lean.Parser.Tactic.cases
attribute [tactic_parser 1000] Lean.Parser.Tactic.cbv
attribute [tactic_parser 1000] Lean.Parser.Tactic.change
attribute [tactic_parser 1000] Lean.Parser.Tactic.classical
attribute [tactic_parser 1000] Lean.Parser.Tactic.clear
attribute [tactic_parser 1000] Lean.Parser.Tactic.clearValue
attribute [tactic_parser 1000] Lean.Parser.Tactic.congr
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructor
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructorBang
attribute [tactic_parser 1000] Lean.Parser.Tactic.contradiction
attribute [tactic_parser 1000] Lean.Parser.Tactic.cutsat
attribute [tactic_parser 1000] Lean.Parser.Tactic.dbgTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide_cbv
attribute [command_parser 1000] Lean.Parser.Tactic.declareSimpLikeTactic
attribute [tactic_parser 1000] Lean.Parser.Tactic.delta
attribute [tactic_parser 1000] Lean.Parser.Tactic.done
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimp
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpAutoUnfold
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.eqRefl
attribute [tactic_parser 1000] Lean.Parser.Tactic.exact
attribute [tactic_parser 1000] Lean.Parser.Tactic.«exact?»
attribute [tactic_parser 1000] Lean.Parser.Tactic.exposeNames
attribute [tactic_parser 1000] Lean.Parser.Tactic.extractLets
attribute [tactic_parser 1000] Lean.Parser.Tactic.fail
attribute [tactic_parser 1000] Lean.Parser.Tactic.failIfSuccess
attribute [tactic_parser 1000] Lean.Parser.Tactic.falseOrByContra
attribute [tactic_parser 1000] Lean.Parser.Tactic.first
attribute [tactic_parser 1000] Lean.Parser.Tactic.firstPar
attribute [tactic_parser 1000] Lean.Parser.Tactic.focus
attribute [tactic_parser 1000] Lean.Parser.Tactic.funCases
attribute [tactic_parser 1000] Lean.Parser.Tactic.funInduction
attribute [tactic_parser 1000] Lean.Parser.Tactic.generalize
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind
attribute [tactic_parser 1000] Lean.Parser.Tactic.grindTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_linarith
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_order
attribute [tactic_parser 1000] Lean.Parser.Tactic.grobner
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExpr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExprConv
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHyp
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHypConv
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTarget
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTargetConv
attribute [tactic_parser 1000] Lean.Parser.Tactic.impossible
attribute [tactic_parser 1000] Lean.Parser.Tactic.induction
attribute [tactic_parser 1000] Lean.Parser.Tactic.injection
attribute [tactic_parser 1000] Lean.Parser.Tactic.injections
attribute [tactic_parser 1000] Lean.Parser.Tactic.intro
attribute [tactic_parser 1000] Lean.Parser.Tactic.intros
attribute [tactic_parser 1000] Lean.Parser.Tactic.left
attribute [tactic_parser 1000] Lean.Parser.Tactic.letToHave
attribute [tactic_parser 1000] Lean.Parser.Tactic.letrec
attribute [tactic_parser 1000] Lean.Parser.Tactic.lia
attribute [tactic_parser 1000] Lean.Parser.Tactic.liftLets
attribute [tactic_parser 1000] Lean.Parser.Tactic.massumption
attribute [tactic_parser 1000] Lean.Parser.Tactic.massumptionMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mcases
attribute [tactic_parser 1000] Lean.Parser.Tactic.mcasesError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mcasesMacro
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.mcasesPat_
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat⌜_⌝»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat□_»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat⟨_⟩»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat#_»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat%_»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat(_)»
attribute [mcasesPat_parser 1000] Lean.Parser.Tactic.«mcasesPat-»
attribute [tactic_parser 1000] Lean.Parser.Tactic.mclear
attribute [tactic_parser 1000] Lean.Parser.Tactic.mclearError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mclearMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mconstructor
attribute [tactic_parser 1000] Lean.Parser.Tactic.mconstructorMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mdup
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexact
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexactError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexactMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexfalso
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexfalsoMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexists
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexistsError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mexistsMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mframe
attribute [tactic_parser 1000] Lean.Parser.Tactic.mframeMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mhave
attribute [tactic_parser 1000] Lean.Parser.Tactic.mhaveError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mhaveMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mintro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mintroError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mintroMacro
attribute [mintroPat_parser 1000] Lean.Parser.Tactic.mintroPat_
attribute [mintroPat_parser 1000] Lean.Parser.Tactic.«mintroPat∀_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleave
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleaveMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleft
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleftMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mpure
attribute [tactic_parser 1000] Lean.Parser.Tactic.mpureError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mpureIntro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mpureIntroMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mpureMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrefine
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrefineError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrefineMacro
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.mrefinePat_
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat⌜_⌝»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat□_»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat⟨_⟩»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat#_»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat%_»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat(_)»
attribute [mrefinePat_parser 1000] Lean.Parser.Tactic.«mrefinePat?_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrenameI
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrenameIError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrenameIMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mreplace
attribute [tactic_parser 1000] Lean.Parser.Tactic.mreplaceError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mreplaceMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrevert
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrevertError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrevertMacro
attribute [mrevertPat_parser 1000] Lean.Parser.Tactic.mrevertPat_
attribute [mrevertPat_parser 1000] Lean.Parser.Tactic.«mrevertPat∀_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.mright
attribute [tactic_parser 1000] Lean.Parser.Tactic.mrightMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspec
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecNoBind
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecNoSimp
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecialize
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecializeError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecializeMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecializePure
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecializePureError
attribute [tactic_parser 1000] Lean.Parser.Tactic.mspecializePureMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mstart
attribute [tactic_parser 1000] Lean.Parser.Tactic.mstartMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mstop
attribute [tactic_parser 1000] Lean.Parser.Tactic.mstopMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.mvcgen
attribute [tactic_parser 1000] Lean.Parser.Tactic.mvcgenHint
attribute [tactic_parser 1000] Lean.Parser.Tactic.mvcgenMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.nativeDecide
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCast0
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCastAddElim
attribute [tactic_parser 1000] Lean.Parser.Tactic.obtain
attribute [tactic_parser 1000] Lean.Parser.Tactic.omega
attribute [tactic_parser 1000] Lean.Parser.Tactic.paren
attribute [tactic_parser 1000] Lean.Parser.Tactic.pushCast
attribute [tactic_parser 1000] Lean.Parser.Tactic.rcases
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.clear
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.explicit
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.ignore
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.one
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.paren
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.tuple
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine'
attribute [tactic_parser 1000] Lean.Parser.Tactic.rename
attribute [tactic_parser 1000] Lean.Parser.Tactic.renameI
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat1'
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat'
attribute [tactic_parser 1000] Lean.Parser.Tactic.replace
attribute [tactic_parser 1000] Lean.Parser.Tactic.revert
attribute [tactic_parser 1000] Lean.Parser.Tactic.rewriteSeq
attribute [tactic_parser 1000] Lean.Parser.Tactic.«rewrites?»
attribute [tactic_parser 1000] Lean.Parser.Tactic.right
attribute [tactic_parser 1000] Lean.Parser.Tactic.rintro
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.binder
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.one
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateLeft
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateRight
attribute [tactic_parser 1000] Lean.Parser.Tactic.runTac
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwSeq
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwa
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAt
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAtLegacyLocation
attribute [tactic_parser 1000] Lean.Parser.Tactic.«show»
attribute [tactic_parser 1000] Lean.Parser.Tactic.showTerm
attribute [tactic_parser 1000] Lean.Parser.Tactic.showTermElab
attribute [tactic_parser 1000] Lean.Parser.Tactic.simp
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAll
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArith
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArithBang
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllAutoUnfold
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArith
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArithBang
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAutoUnfold
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpa
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpaUsingBang
attribute [tactic_parser 1000] Lean.Parser.Tactic.skip
attribute [tactic_parser 1000] Lean.Parser.Tactic.sleep
attribute [tactic_parser 1000] Lean.Parser.Tactic.solveByElim
attribute [tactic_parser 1000] Lean.Parser.Tactic.specialize
attribute [tactic_parser 1000] Lean.Parser.Tactic.split
attribute [tactic_parser 1000] Lean.Parser.Tactic.subst
attribute [tactic_parser 1000] Lean.Parser.Tactic.substEqs
attribute [tactic_parser 1000] Lean.Parser.Tactic.substVars
attribute [tactic_parser 1000] Lean.Parser.Tactic.suggestions
attribute [tactic_parser 1000] Lean.Parser.Tactic.sym
attribute [tactic_parser 1000] Lean.Parser.Tactic.symm
attribute [tactic_parser 1000] Lean.Parser.Tactic.symmSaturate
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacDepIfThenElse
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacIfThenElse
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAc_nf_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAdmit
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAnd_intros
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticApply_mod_cast_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAssumption_mod_cast_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticBv_omega
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticDsimp?!_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticErw___
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExact_mod_cast_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExfalso
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticExists_,,»
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHaveI__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave'
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticInfer_instance
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticIterate____
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLetI__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet'__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticMvcgen_trivial
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticMvcgen_trivial_extensible
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNext_=>_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNofun
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNomatch_,,»
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNorm_cast__
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift'_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRepeat_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl'
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRw_mod_cast___
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimp_all?!_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimp?!_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa!_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa!__1»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa?_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa?__1»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa?!_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticSimpa?!__1»
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSorry
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticStop_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSuffices_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTrivial
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTry_
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticUnhygienic_
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tactic_<;>_»
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceMessage
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceState
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryResult
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTrace
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTraceWith
attribute [tactic_parser 1000] Lean.Parser.Tactic.unfold
attribute [tactic_parser 1000] Lean.Parser.Tactic.vcgen
attribute [vcgenDischarge_parser 1000] Lean.Parser.Tactic.vcgenDischargeGrind
attribute [vcgenDischarge_parser 1000] Lean.Parser.Tactic.vcgenDischargeTactic
attribute [tactic_parser 1000] Lean.Parser.Tactic.vcgenMacro
attribute [tactic_parser 1000] Lean.Parser.Tactic.withAnnotateState
attribute [tactic_parser 1000] Lean.Parser.Tactic.withImplicit
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducible
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducibleAndInstances
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingAll
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingNone
attribute [doElem_parser 1000] Lean.Parser.Term.InternalSyntax.doSkip
attribute [command_parser 1000] Lean.Parser.checkSimp
attribute [command_parser 1000] Lean.Parser.checkSimpFailure
attribute [command_parser 1000] Lean.Parser.checkTactic
attribute [command_parser 1000] Lean.Parser.checkTacticFailure
attribute [command_parser 1000] Lean.Parser.commandSeal__
attribute [command_parser 1000] Lean.Parser.commandUnseal__
attribute [command_parser 1000] Lean.Parser.«command_Builtin_cbv_simproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Builtin_dsimproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Builtin_grind_propagator____:=_»
attribute [command_parser 1000] Lean.Parser.«command_Builtin_simproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Cbv_simproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Dsimproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Grind_propagator___(_):=_»
attribute [command_parser 1000] Lean.Parser.«command_Simproc_decl_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Builtin_cbv_simproc____(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Builtin_dsimproc__[_]_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Builtin_simproc__[_]_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Cbv_simproc____(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Dsimproc__[_]_(_):=_»
attribute [command_parser 1000] Lean.Parser.«command__Simproc__[_]_(_):=_»
attribute [command_parser 1000] Lean.Parser.discrTreeKeyCmd
attribute [command_parser 1000] Lean.Parser.discrTreeSimpKeyCmd
attribute [attr_parser 1000] Lean.Parser.grindPropagatorBuiltinAttr
attribute [command_parser 1000] Lean.Parser.resetGrindAttrs
attribute [command_parser 1000] Lean.Parser.timeCmd
attribute [binderPred_parser 1000] Lean.«binderPred∈_»
attribute [binderPred_parser 1000] Lean.«binderPred∉_»
attribute [binderPred_parser 1000] Lean.«binderPred≠_»
attribute [binderPred_parser 1000] Lean.«binderPred≤_»
attribute [binderPred_parser 1000] Lean.«binderPred≥_»
attribute [binderPred_parser 1000] Lean.«binderPred⊂_»
attribute [binderPred_parser 1000] Lean.«binderPred⊃_»
attribute [binderPred_parser 1000] Lean.«binderPred⊆_»
attribute [binderPred_parser 1000] Lean.«binderPred⊇_»
attribute [binderPred_parser 1000] Lean.«binderPred<_»
attribute [binderPred_parser 1000] Lean.«binderPred>_»
attribute [attr_parser 1000] Lean.builtin_command_code_action
attribute [term_parser 1000] Lean.byElab
attribute [term_parser 1000] Lean.«calc»
attribute [tactic_parser 1000] Lean.calcTactic
attribute [tactic_parser 1000] Lean.cdot
attribute [command_parser 1000] Lean.commandDeclare_sint_simprocs_
attribute [command_parser 1000] Lean.commandDeclare_uint_simprocs_
attribute [command_parser 1000] Lean.«command__Unif_hint____Where_|_-⊢__»
attribute [command_parser 1000] Lean.command_code_action
attribute [conv_parser 1000] Lean.convCalc_
attribute [attr_parser 1000] Lean.deprecated
attribute [attr_parser 1000] Lean.deprecated_arg
attribute [doElem_parser 1000] Lean.«doElemTrace[_]__»
attribute [command_parser 1000] Lean.guardMsgsCmd
attribute [command_parser 1000] Lean.guardPanicCmd
attribute [term_parser 1000] Lean.includeStr
attribute [command_parser 1000] Lean.infoTreesCmd
attribute [term_parser 1000] Lean.modCast
attribute [command_parser 1000] Lean.reduceCmd
attribute [command_parser 1000] Lean.runCmd
attribute [command_parser 1000] Lean.runElab
attribute [command_parser 1000] Lean.runMeta
attribute [command_parser 1000] Lean.setLibrarySuggestionsCmd
attribute [tactic_parser 1000] Lean.solveTactic
attribute [attr_parser 1000] Lean.suggest_for
attribute [term_parser 1000] Lean.termEval_prec_
attribute [term_parser 1000] Lean.termEval_prio_
attribute [term_parser 1000] Lean.«termM!_»
attribute [term_parser 1000] Lean.«termMacro.trace[_]_»
attribute [term_parser 1000] Lean.«termRegister_parser_alias(Kind:=_)______»
attribute [term_parser 1000] Lean.«termSatisfies_binder_pred%__»
attribute [term_parser 1000] Lean.termThrowErrorAt____
attribute [term_parser 1000] Lean.termThrowError__
attribute [term_parser 1000] Lean.«term_Matches_|»
attribute [term_parser 1000] Lean.«term∀__,_»
attribute [term_parser 1000] Lean.«term∃__,_»
attribute [command_parser 1000] Lean.testExternCmd
attribute [attr_parser 1000] Lean.univ_out_params
attribute [term_parser 1000] Lean.withAnnotateTerm
attribute [tactic_parser 1000] List.tacticSizeOf_list_dec
attribute [term_parser 1000] List.«term_<+_»
attribute [term_parser 1000] List.«term_<+:_»
attribute [term_parser 1000] List.«term_<:+_»
attribute [term_parser 1000] List.«term_<:+:_»
attribute [term_parser 1000] List.«term_~_»
attribute [term_parser 1000] boolIfThenElse
attribute [term_parser 1000] coeFunNotation
attribute [term_parser 1000] coeNotation
attribute [term_parser 1000] coeSortNotation
attribute [command_parser 1000] commandDeclare_bitwise_int_theorems__
attribute [command_parser 1000] commandDeclare_bitwise_uint_theorems__
attribute [command_parser 1000] commandDeclare_int_theorems__
attribute [command_parser 1000] commandDeclare_uint_theorems__
attribute [prec_parser 1000] precArg
attribute [prec_parser 1000] precLead
attribute [prec_parser 1000] precMax
attribute [prec_parser 1000] precMin
attribute [prec_parser 1000] precMin1
attribute [prec_parser 1000] «prec(_)»
attribute [prio_parser 1000] prioDefault
attribute [prio_parser 1000] prioHigh
attribute [prio_parser 1000] prioLow
attribute [prio_parser 1000] prioMid
attribute [prio_parser 1000] «prio(_)»
attribute [term_parser 1000] rawNatLit
attribute [stx_parser 1000] «stx_*»
attribute [stx_parser 1000] «stx_+»
attribute [stx_parser 1000] «stx_,*»
attribute [stx_parser 1000] «stx_,*,?»
attribute [stx_parser 1000] «stx_,+»
attribute [stx_parser 1000] «stx_,+,?»
attribute [stx_parser 1000] «stx_<|>_»
attribute [stx_parser 1000] «stx_?»
attribute [stx_parser 1000] «stx!_»
attribute [tactic_parser 1000] «tacticBy_cases_:_»
attribute [tactic_parser 1000] tacticClean_wf
attribute [tactic_parser 1000] tacticDecreasing_tactic
attribute [tactic_parser 1000] tacticDecreasing_trivial
attribute [tactic_parser 1000] tacticDecreasing_trivial_pre_omega
attribute [tactic_parser 1000] tacticDecreasing_with_
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic_step
attribute [tactic_parser 1000] tacticFunext___
attribute [tactic_parser 1000] tacticGet_elem_tactic
attribute [tactic_parser 1000] tacticGet_elem_tactic_extensible
attribute [tactic_parser 1000] tacticGet_elem_tactic_trivial
attribute [tactic_parser 1000] tacticSimp_wf
attribute [tactic_parser 1000] «tactic∎»
attribute [term_parser 1000] termDepIfThenElse
attribute [term_parser 1000] «termExists_,_»
attribute [term_parser 1000] termIfLet
attribute [term_parser 1000] termIfThenElse
attribute [term_parser 1000] termMax_prec
attribute [term_parser 1000] «termPrintln!__»
attribute [term_parser 1000] «termS!_»
attribute [term_parser 1000] termWithout_expected_type_
attribute [term_parser 1000] «term__[_]»
attribute [term_parser 1000] «term__[_]_!»
attribute [term_parser 1000] «term__[_]_?»
attribute [term_parser 1000] «term__[_]'_»
attribute [term_parser 1000] «term_•_»
attribute [term_parser 1000] «term_⁻¹»
attribute [term_parser 1000] «term_↔_»
attribute [term_parser 1000] «term_∈_»
attribute [term_parser 1000] «term_∉_»
attribute [term_parser 1000] «term_∘_»
attribute [term_parser 1000] «term_∣_»
attribute [term_parser 1000] «term_∧_»
attribute [term_parser 1000] «term_∨_»
attribute [term_parser 1000] «term_∩_»
attribute [term_parser 1000] «term_∪_»
attribute [term_parser 1000] «term_≈_»
attribute [term_parser 1000] «term_≍_»
attribute [term_parser 1000] «term_≠_»
attribute [term_parser 1000] «term_≤_»
attribute [term_parser 1000] «term_≥_»
attribute [term_parser 1000] «term_⊂_»
attribute [term_parser 1000] «term_⊃_»
attribute [term_parser 1000] «term_⊆_»
attribute [term_parser 1000] «term_⊇_»
attribute [term_parser 1000] «term_⊕_»
attribute [term_parser 1000] «term_⊕'_»
attribute [term_parser 1000] «term_!=_»
attribute [term_parser 1000] «term_$__»
attribute [term_parser 1000] «term_%_»
attribute [term_parser 1000] «term_&&_»
attribute [term_parser 1000] «term_&&&_»
attribute [term_parser 1000] «term_*_»
attribute [term_parser 1000] «term_*>_»
attribute [term_parser 1000] «term_+_»
attribute [term_parser 1000] «term_++_»
attribute [term_parser 1000] «term_-_»
attribute [term_parser 1000] «term_/_»
attribute [term_parser 1000] «term_::_»
attribute [term_parser 1000] «term_<_»
attribute [term_parser 1000] «term_<$>_»
attribute [term_parser 1000] «term_<&&>_»
attribute [term_parser 1000] «term_<&>_»
attribute [term_parser 1000] «term_<*_»
attribute [term_parser 1000] «term_<*>_»
attribute [term_parser 1000] «term_<->_»
attribute [term_parser 1000] «term_<<<_»
attribute [term_parser 1000] «term_<=<_»
attribute [term_parser 1000] «term_<|_»
attribute [term_parser 1000] «term_<|>_»
attribute [term_parser 1000] «term_<||>_»
attribute [term_parser 1000] «term_=_»
attribute [term_parser 1000] «term_=<<_»
attribute [term_parser 1000] «term_==_»
attribute [term_parser 1000] «term_>_»
attribute [term_parser 1000] «term_>=>_»
attribute [term_parser 1000] «term_>>_»
attribute [term_parser 1000] «term_>>=_»
attribute [term_parser 1000] «term_>>>_»
attribute [term_parser 1000] «term_\_»
attribute [term_parser 1000] «term_^_»
attribute [term_parser 1000] «term_^^^_»
attribute [term_parser 1000] «term_|>_»
attribute [term_parser 1000] «term_||_»
attribute [term_parser 1000] «term_|||_»
attribute [term_parser 1000] «term_×_»
attribute [term_parser 1000] «term_×__1»
attribute [term_parser 1000] «term_×'_»
attribute [term_parser 1000] «term_×'__1»
attribute [term_parser 1000] «termΣ_,_»
attribute [term_parser 1000] «termΣ'_,_»
attribute [term_parser 1000] «term‹_›»
attribute [term_parser 1000] «term∃_,_»
attribute [term_parser 1000] «term∅»
attribute [term_parser 1000] «term∎»
attribute [term_parser 1000] «term!_»
attribute [term_parser 1000] «term#[_,]»
attribute [term_parser 1000] «term%[_|_]»
attribute [term_parser 1000] «term-_»
attribute [term_parser 1000] «term[_]»
attribute [term_parser 1000] «term{_:_//_}»
attribute [term_parser 1000] «term{_}»
attribute [term_parser 1000] «term{}»
attribute [term_parser 1000] «term~~~_»
attribute [term_parser 1000] «term¬_»
@[extern "x", macro Array.tacticArray_get_dec] opaque Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_get_dec_1 : Lean.Macro
@[extern "x", macro Array.tacticArray_mem_dec] opaque Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_mem_dec_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
@[extern "x", macro Array.«term_~_»] opaque Array.«_aux_Init_Data_Array_Perm___macroRules_Array_term_~__1» : Lean.Macro
@[extern "x", macro Array.«term__[_:_]»] opaque Array.«_aux_Init_Data_Array_Subarray___macroRules_Array_term__[_:_]_1» : Lean.Macro
@[extern "x", macro Array.«term__[_:]»] opaque Array.«_aux_Init_Data_Array_Subarray___macroRules_Array_term__[_:]_1» : Lean.Macro
@[extern "x", macro Array.«term__[:_]»] opaque Array.«_aux_Init_Data_Array_Subarray___macroRules_Array_term__[:_]_1» : Lean.Macro
@[extern "x", macro Bool.«term_^^_»] opaque Bool.«_aux_Init_Data_Bool___macroRules_Bool_term_^^__1» : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque Fin._aux_Init_GetElem___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
@[extern "x", macro Int.«term-[_+1]»] opaque Int.«_aux_Init_Data_Int_Basic___macroRules_Int_term-[_+1]_1» : Lean.Macro
@[extern "x", macro Lean.Elab.Tactic.Ext.tacticExt1___] opaque Lean.Elab.Tactic.Ext._aux_Init_Ext___macroRules_Lean_Elab_Tactic_Ext_tacticExt1____1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.allGoals] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_allGoals_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.anyGoals] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_anyGoals_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.case] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.case'] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case'_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convApply_] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convApply__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convArgs] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convArgs_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convDone] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convDone_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convErw__] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convErw___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convIntro___] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convIntro____1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convLeft] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convLeft_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.«convNext__=>_»] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convNext__=>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convRepeat_] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRepeat__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convRfl] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRfl_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convRight] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRight_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convRw__] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRw___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convTrace_state] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTrace_state_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.convTry_] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTry__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.«conv_<;>_»] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv_<;>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.«conv·_»] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv·__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.failIfSuccess] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_failIfSuccess_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Conv.focus] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_focus_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.grindAdmit] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grindAdmit_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.grindExact_] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grindExact__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.grindRepeat_] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grindRepeat__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.grindTry_] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grindTry__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.«grind_<;>_»] opaque Lean.Parser.Tactic.Grind.«_aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grind_<;>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.«grind·_»] opaque Lean.Parser.Tactic.Grind.«_aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_grind·__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.symIntroLight] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_symIntroLight_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.symIntrosLight] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_symIntrosLight_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.Grind.use] opaque Lean.Parser.Tactic.Grind._aux_Init_Grind_Interactive___macroRules_Lean_Parser_Tactic_Grind_use_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.constructorBang] opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_constructorBang_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.declareSimpLikeTactic] opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_declareSimpLikeTactic_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticErw___] opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_tacticErw____1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacDepIfThenElse] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacDepIfThenElse_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacIfThenElse] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacIfThenElse_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticApply_mod_cast_] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticApply_mod_cast__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticExact_mod_cast_] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticExact_mod_cast__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticIterate____] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticIterate_____1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRw_mod_cast___] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticRw_mod_cast____1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«by?»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_by?_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.letrec] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_letrec_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.massumptionMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_massumptionMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mcasesMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mcasesMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mclearMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mclearMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mconstructorMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mconstructorMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mexactMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexactMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mexfalsoMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexfalsoMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mexistsMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexistsMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mframeMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mframeMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mhaveMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mhaveMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mintroMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mintroMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mleaveMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mleaveMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mleftMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mleftMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mpureIntroMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mpureIntroMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mpureMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mpureMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mrefineMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrefineMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mrenameIMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrenameIMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mreplaceMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mreplaceMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mrevertMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrevertMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mrightMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrightMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mspecMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mspecializeMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecializeMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mspecializePureMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecializePureMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mstartMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mstartMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mstopMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mstopMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.mvcgenMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mvcgenMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.rwSeq] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwSeq_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.rwaAtLegacyLocation] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwaAtLegacyLocation_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.showTermElab] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_showTermElab_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticAc_nf_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAc_nf__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticAdmit] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAdmit_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticAnd_intros] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAnd_intros_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticAssumption_mod_cast_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAssumption_mod_cast__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticBv_omega] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticBv_omega_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticDsimp?!_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticDsimp?!__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticExfalso] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExfalso_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticExists_,,»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExists_,,_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticHaveI__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHaveI___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticHave__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticHave'] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave'_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticInfer_instance] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticInfer_instance_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticLetI__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLetI___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticLet__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticLet'__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet'___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticNext_=>_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNext_=>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticNofun] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNofun_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticNomatch_,,»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNomatch_,,_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticNorm_cast__] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNorm_cast___1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRefine_lift_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRefine_lift'_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift'__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRfl] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRfl] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_2 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRfl] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_3 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRfl'] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl'_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimp_all?!_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp_all?!__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimp?!_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp?!__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa!_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa!__1»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa?_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa?__1»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa?!_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tacticSimpa?!__1»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1_1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticSorry] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSorry_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticStop_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticStop__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticSuffices_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSuffices__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_2 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_3 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_4 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_5 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTrivial] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_6 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticTry_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTry__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticUnhygienic_] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticUnhygienic__1 : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.«tactic_<;>_»] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tactic_<;>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.vcgenMacro] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_vcgenMacro_1 : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Builtin_cbv_simproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_CbvSimproc___macroRules_Lean_Parser_command_Builtin_cbv_simproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Cbv_simproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_CbvSimproc___macroRules_Lean_Parser_command_Cbv_simproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Builtin_cbv_simproc____(_):=_»] opaque Lean.Parser.«_aux_Init_CbvSimproc___macroRules_Lean_Parser_command__Builtin_cbv_simproc____(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Cbv_simproc____(_):=_»] opaque Lean.Parser.«_aux_Init_CbvSimproc___macroRules_Lean_Parser_command__Cbv_simproc____(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Builtin_grind_propagator____:=_»] opaque Lean.Parser.«_aux_Init_Grind_Propagator___macroRules_Lean_Parser_command_Builtin_grind_propagator____:=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.commandSeal__] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandSeal___1 : Lean.Macro
@[extern "x", macro Lean.Parser.commandUnseal__] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandUnseal___1 : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Builtin_dsimproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command_Builtin_dsimproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Builtin_simproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command_Builtin_simproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Dsimproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command_Dsimproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command_Simproc_decl_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command_Simproc_decl_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Builtin_dsimproc__[_]_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command__Builtin_dsimproc__[_]_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Builtin_simproc__[_]_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command__Builtin_simproc__[_]_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Dsimproc__[_]_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command__Dsimproc__[_]_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.Parser.«command__Simproc__[_]_(_):=_»] opaque Lean.Parser.«_aux_Init_Simproc___macroRules_Lean_Parser_command__Simproc__[_]_(_):=__1» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___1» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___10» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___11» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___2» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___3» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___4» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___5» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___6» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___7» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___8» : Lean.Macro
@[extern "x", macro Lean.«termSatisfies_binder_pred%__»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___9» : Lean.Macro
@[extern "x", macro Lean.«term∀__,_»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∀__,__1» : Lean.Macro
@[extern "x", macro Lean.«term∃__,_»] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∃__,__1» : Lean.Macro
@[extern "x", macro «term[_]»] opaque Lean.«_aux_Init_Data_List_Notation___macroRules_term[_]_1» : Lean.Macro
@[extern "x", macro Lean.«termMacro.trace[_]_»] opaque Lean.«_aux_Init_MacroTrace___macroRules_Lean_termMacro.trace[_]__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Syntax.addPrec] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrec_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Syntax.addPrio] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrio_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Syntax.subPrec] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrec_1 : Lean.Macro
@[extern "x", macro Lean.Parser.Syntax.subPrio] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrio_1 : Lean.Macro
@[extern "x", macro Lean.termEval_prec_] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prec__1 : Lean.Macro
@[extern "x", macro Lean.termEval_prio_] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prio__1 : Lean.Macro
@[extern "x", macro Lean.«command__Unif_hint____Where_|_-⊢__»] opaque Lean.«_aux_Init_NotationExtra___macroRules_Lean_command__Unif_hint____Where_|_-⊢___1» : Lean.Macro
@[extern "x", macro Lean.convCalc_] opaque Lean._aux_Init_NotationExtra___macroRules_Lean_convCalc__1 : Lean.Macro
@[extern "x", macro Lean.solveTactic] opaque Lean._aux_Init_NotationExtra___macroRules_Lean_solveTactic_1 : Lean.Macro
@[extern "x", macro Lean.«term_Matches_|»] opaque Lean.«_aux_Init_NotationExtra___macroRules_Lean_term_Matches_|_1» : Lean.Macro
@[extern "x", macro List.tacticSizeOf_list_dec] opaque List._aux_Init_Data_List_BasicAux___macroRules_List_tacticSizeOf_list_dec_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque List._aux_Init_Data_List_BasicAux___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro List.«term_<+_»] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+__1» : Lean.Macro
@[extern "x", macro List.«term_<+:_»] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+:__1» : Lean.Macro
@[extern "x", macro List.«term_<:+_»] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+__1» : Lean.Macro
@[extern "x", macro List.«term_<:+:_»] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+:__1» : Lean.Macro
@[extern "x", macro List.«term_~_»] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_~__1» : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_4 : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque Std._aux_Init_Data_Range_Polymorphic_Basic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
@[extern "x", macro «term__[_]»] opaque Std.«_aux_Init_Data_Slice_Notation___macroRules_term__[_]_1» : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_4 : Lean.Macro
@[extern "x", macro «tacticBy_cases_:_»] opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__1» : Lean.Macro
@[extern "x", macro «tacticBy_cases_:_»] opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__2» : Lean.Macro
@[extern "x", macro «term_<&&>_»] opaque «_aux_Init_Control_Basic___macroRules_term_<&&>__1» : Lean.Macro
@[extern "x", macro «term_<&>_»] opaque «_aux_Init_Control_Basic___macroRules_term_<&>__1» : Lean.Macro
@[extern "x", macro «term_<=<_»] opaque «_aux_Init_Control_Basic___macroRules_term_<=<__1» : Lean.Macro
@[extern "x", macro «term_<||>_»] opaque «_aux_Init_Control_Basic___macroRules_term_<||>__1» : Lean.Macro
@[extern "x", macro «term_=<<_»] opaque «_aux_Init_Control_Basic___macroRules_term_=<<__1» : Lean.Macro
@[extern "x", macro «term_>=>_»] opaque «_aux_Init_Control_Basic___macroRules_term_>=>__1» : Lean.Macro
@[extern "x", macro Lean.Parser.Tactic.tacticRfl] opaque _aux_Init_Core___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Lean.Macro
@[extern "x", macro «term_↔_»] opaque «_aux_Init_Core___macroRules_term_↔__1» : Lean.Macro
@[extern "x", macro «term_∩_»] opaque «_aux_Init_Core___macroRules_term_∩__1» : Lean.Macro
@[extern "x", macro «term_∪_»] opaque «_aux_Init_Core___macroRules_term_∪__1» : Lean.Macro
@[extern "x", macro «term_≈_»] opaque «_aux_Init_Core___macroRules_term_≈__1» : Lean.Macro
@[extern "x", macro «term_≠_»] opaque «_aux_Init_Core___macroRules_term_≠__1» : Lean.Macro
@[extern "x", macro «term_≠_»] opaque «_aux_Init_Core___macroRules_term_≠__2» : Lean.Macro
@[extern "x", macro «term_⊂_»] opaque «_aux_Init_Core___macroRules_term_⊂__1» : Lean.Macro
@[extern "x", macro «term_⊃_»] opaque «_aux_Init_Core___macroRules_term_⊃__1» : Lean.Macro
@[extern "x", macro «term_⊆_»] opaque «_aux_Init_Core___macroRules_term_⊆__1» : Lean.Macro
@[extern "x", macro «term_⊇_»] opaque «_aux_Init_Core___macroRules_term_⊇__1» : Lean.Macro
@[extern "x", macro «term_⊕_»] opaque «_aux_Init_Core___macroRules_term_⊕__1» : Lean.Macro
@[extern "x", macro «term_⊕'_»] opaque «_aux_Init_Core___macroRules_term_⊕'__1» : Lean.Macro
@[extern "x", macro «term_!=_»] opaque «_aux_Init_Core___macroRules_term_!=__1» : Lean.Macro
@[extern "x", macro «term_!=_»] opaque «_aux_Init_Core___macroRules_term_!=__2» : Lean.Macro
@[extern "x", macro «term_<->_»] opaque «_aux_Init_Core___macroRules_term_<->__1» : Lean.Macro
@[extern "x", macro «term_\_»] opaque «_aux_Init_Core___macroRules_term_\__1» : Lean.Macro
@[extern "x", macro «term∅»] opaque «_aux_Init_Core___macroRules_term∅_1» : Lean.Macro
@[extern "x", macro «term{}»] opaque «_aux_Init_Core___macroRules_term{}_1» : Lean.Macro
@[extern "x", macro «term#[_,]»] opaque «_aux_Init_Data_Array_Basic___macroRules_term#[_,]_1» : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque _aux_Init_Data_Range_Basic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque _aux_Init_Data_Range_Polymorphic_GetElemTactic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
@[extern "x", macro commandDeclare_bitwise_int_theorems__] opaque _aux_Init_Data_SInt_Bitwise___macroRules_commandDeclare_bitwise_int_theorems___1 : Lean.Macro
@[extern "x", macro commandDeclare_int_theorems__] opaque _aux_Init_Data_SInt_Lemmas___macroRules_commandDeclare_int_theorems___1 : Lean.Macro
@[extern "x", macro «termS!_»] opaque «_aux_Init_Data_ToString_Macro___macroRules_termS!__1» : Lean.Macro
@[extern "x", macro commandDeclare_bitwise_uint_theorems__] opaque _aux_Init_Data_UInt_Bitwise___macroRules_commandDeclare_bitwise_uint_theorems___1 : Lean.Macro
@[extern "x", macro commandDeclare_uint_theorems__] opaque _aux_Init_Data_UInt_Lemmas___macroRules_commandDeclare_uint_theorems___1 : Lean.Macro
@[extern "x", macro «term__[_]»] opaque «_aux_Init_GetElem___macroRules_term__[_]_1» : Lean.Macro
@[extern "x", macro «term__[_]_!»] opaque «_aux_Init_GetElem___macroRules_term__[_]_!_1» : Lean.Macro
@[extern "x", macro «term__[_]_?»] opaque «_aux_Init_GetElem___macroRules_term__[_]_?_1» : Lean.Macro
@[extern "x", macro «term__[_]'_»] opaque «_aux_Init_GetElem___macroRules_term__[_]'__1» : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_1 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_1 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_2 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_3 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_4 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_5 : Lean.Macro
@[extern "x", macro tacticDeriving_LawfulEq_tactic_step] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_6 : Lean.Macro
@[extern "x", macro Lean.Parser.Command.classAbbrev] opaque _aux_Init_NotationExtra___macroRules_Lean_Parser_Command_classAbbrev_1 : Lean.Macro
@[extern "x", macro tacticFunext___] opaque _aux_Init_NotationExtra___macroRules_tacticFunext____1 : Lean.Macro
@[extern "x", macro «termExists_,_»] opaque «_aux_Init_NotationExtra___macroRules_termExists_,__1» : Lean.Macro
@[extern "x", macro «term_×__1»] opaque «_aux_Init_NotationExtra___macroRules_term_×__1_1» : Lean.Macro
@[extern "x", macro «term_×'__1»] opaque «_aux_Init_NotationExtra___macroRules_term_×'__1_1» : Lean.Macro
@[extern "x", macro «termΣ_,_»] opaque «_aux_Init_NotationExtra___macroRules_termΣ_,__1» : Lean.Macro
@[extern "x", macro «termΣ'_,_»] opaque «_aux_Init_NotationExtra___macroRules_termΣ'_,__1» : Lean.Macro
@[extern "x", macro «term∃_,_»] opaque «_aux_Init_NotationExtra___macroRules_term∃_,__1» : Lean.Macro
@[extern "x", macro «term%[_|_]»] opaque «_aux_Init_NotationExtra___macroRules_term%[_|_]_1» : Lean.Macro
@[extern "x", macro «term{_}»] opaque «_aux_Init_NotationExtra___macroRules_term{_}_1» : Lean.Macro
@[extern "x", macro boolIfThenElse] opaque _aux_Init_Notation___macroRules_boolIfThenElse_1 : Lean.Macro
@[extern "x", macro precArg] opaque _aux_Init_Notation___macroRules_precArg_1 : Lean.Macro
@[extern "x", macro precLead] opaque _aux_Init_Notation___macroRules_precLead_1 : Lean.Macro
@[extern "x", macro precMax] opaque _aux_Init_Notation___macroRules_precMax_1 : Lean.Macro
@[extern "x", macro precMin1] opaque _aux_Init_Notation___macroRules_precMin1_1 : Lean.Macro
@[extern "x", macro precMin] opaque _aux_Init_Notation___macroRules_precMin_1 : Lean.Macro
@[extern "x", macro «prec(_)»] opaque «_aux_Init_Notation___macroRules_prec(_)_1» : Lean.Macro
@[extern "x", macro prioDefault] opaque _aux_Init_Notation___macroRules_prioDefault_1 : Lean.Macro
@[extern "x", macro prioHigh] opaque _aux_Init_Notation___macroRules_prioHigh_1 : Lean.Macro
@[extern "x", macro prioLow] opaque _aux_Init_Notation___macroRules_prioLow_1 : Lean.Macro
@[extern "x", macro prioMid] opaque _aux_Init_Notation___macroRules_prioMid_1 : Lean.Macro
@[extern "x", macro «prio(_)»] opaque «_aux_Init_Notation___macroRules_prio(_)_1» : Lean.Macro
@[extern "x", macro «stx_*»] opaque «_aux_Init_Notation___macroRules_stx_*_1» : Lean.Macro
@[extern "x", macro «stx_+»] opaque «_aux_Init_Notation___macroRules_stx_+_1» : Lean.Macro
@[extern "x", macro «stx_,*»] opaque «_aux_Init_Notation___macroRules_stx_,*_1» : Lean.Macro
@[extern "x", macro «stx_,*,?»] opaque «_aux_Init_Notation___macroRules_stx_,*,?_1» : Lean.Macro
@[extern "x", macro «stx_,+»] opaque «_aux_Init_Notation___macroRules_stx_,+_1» : Lean.Macro
@[extern "x", macro «stx_,+,?»] opaque «_aux_Init_Notation___macroRules_stx_,+,?_1» : Lean.Macro
@[extern "x", macro «stx_<|>_»] opaque «_aux_Init_Notation___macroRules_stx_<|>__1» : Lean.Macro
@[extern "x", macro «stx_?»] opaque «_aux_Init_Notation___macroRules_stx_?_1» : Lean.Macro
@[extern "x", macro «stx!_»] opaque «_aux_Init_Notation___macroRules_stx!__1» : Lean.Macro
@[extern "x", macro termDepIfThenElse] opaque _aux_Init_Notation___macroRules_termDepIfThenElse_1 : Lean.Macro
@[extern "x", macro termIfLet] opaque _aux_Init_Notation___macroRules_termIfLet_1 : Lean.Macro
@[extern "x", macro termIfThenElse] opaque _aux_Init_Notation___macroRules_termIfThenElse_1 : Lean.Macro
@[extern "x", macro termMax_prec] opaque _aux_Init_Notation___macroRules_termMax_prec_1 : Lean.Macro
@[extern "x", macro termWithout_expected_type_] opaque _aux_Init_Notation___macroRules_termWithout_expected_type__1 : Lean.Macro
@[extern "x", macro «term_•_»] opaque «_aux_Init_Notation___macroRules_term_•__1» : Lean.Macro
@[extern "x", macro «term_•_»] opaque «_aux_Init_Notation___macroRules_term_•__2» : Lean.Macro
@[extern "x", macro «term_⁻¹»] opaque «_aux_Init_Notation___macroRules_term_⁻¹_1» : Lean.Macro
@[extern "x", macro «term_∈_»] opaque «_aux_Init_Notation___macroRules_term_∈__1» : Lean.Macro
@[extern "x", macro «term_∉_»] opaque «_aux_Init_Notation___macroRules_term_∉__1» : Lean.Macro
@[extern "x", macro «term_∘_»] opaque «_aux_Init_Notation___macroRules_term_∘__1» : Lean.Macro
@[extern "x", macro «term_∣_»] opaque «_aux_Init_Notation___macroRules_term_∣__1» : Lean.Macro
@[extern "x", macro «term_∧_»] opaque «_aux_Init_Notation___macroRules_term_∧__1» : Lean.Macro
@[extern "x", macro «term_∨_»] opaque «_aux_Init_Notation___macroRules_term_∨__1» : Lean.Macro
@[extern "x", macro «term_≍_»] opaque «_aux_Init_Notation___macroRules_term_≍__1» : Lean.Macro
@[extern "x", macro «term_≤_»] opaque «_aux_Init_Notation___macroRules_term_≤__1» : Lean.Macro
@[extern "x", macro «term_≤_»] opaque «_aux_Init_Notation___macroRules_term_≤__2» : Lean.Macro
@[extern "x", macro «term_≥_»] opaque «_aux_Init_Notation___macroRules_term_≥__1» : Lean.Macro
@[extern "x", macro «term_≥_»] opaque «_aux_Init_Notation___macroRules_term_≥__2» : Lean.Macro
@[extern "x", macro «term_$__»] opaque «_aux_Init_Notation___macroRules_term_$___1» : Lean.Macro
@[extern "x", macro «term_%_»] opaque «_aux_Init_Notation___macroRules_term_%__1» : Lean.Macro
@[extern "x", macro «term_%_»] opaque «_aux_Init_Notation___macroRules_term_%__2» : Lean.Macro
@[extern "x", macro «term_&&_»] opaque «_aux_Init_Notation___macroRules_term_&&__1» : Lean.Macro
@[extern "x", macro «term_&&&_»] opaque «_aux_Init_Notation___macroRules_term_&&&__1» : Lean.Macro
@[extern "x", macro «term_&&&_»] opaque «_aux_Init_Notation___macroRules_term_&&&__2» : Lean.Macro
@[extern "x", macro «term_*_»] opaque «_aux_Init_Notation___macroRules_term_*__1» : Lean.Macro
@[extern "x", macro «term_*_»] opaque «_aux_Init_Notation___macroRules_term_*__2» : Lean.Macro
@[extern "x", macro «term_*>_»] opaque «_aux_Init_Notation___macroRules_term_*>__1» : Lean.Macro
@[extern "x", macro «term_+_»] opaque «_aux_Init_Notation___macroRules_term_+__1» : Lean.Macro
@[extern "x", macro «term_+_»] opaque «_aux_Init_Notation___macroRules_term_+__2» : Lean.Macro
@[extern "x", macro «term_++_»] opaque «_aux_Init_Notation___macroRules_term_++__1» : Lean.Macro
@[extern "x", macro «term_++_»] opaque «_aux_Init_Notation___macroRules_term_++__2» : Lean.Macro
@[extern "x", macro «term_-_»] opaque «_aux_Init_Notation___macroRules_term_-__1» : Lean.Macro
@[extern "x", macro «term_-_»] opaque «_aux_Init_Notation___macroRules_term_-__2» : Lean.Macro
@[extern "x", macro «term_/_»] opaque «_aux_Init_Notation___macroRules_term_/__1» : Lean.Macro
@[extern "x", macro «term_/_»] opaque «_aux_Init_Notation___macroRules_term_/__2» : Lean.Macro
@[extern "x", macro «term_::_»] opaque «_aux_Init_Notation___macroRules_term_::__1» : Lean.Macro
@[extern "x", macro «term_<_»] opaque «_aux_Init_Notation___macroRules_term_<__1» : Lean.Macro
@[extern "x", macro «term_<_»] opaque «_aux_Init_Notation___macroRules_term_<__2» : Lean.Macro
@[extern "x", macro «term_<$>_»] opaque «_aux_Init_Notation___macroRules_term_<$>__1» : Lean.Macro
@[extern "x", macro «term_<*_»] opaque «_aux_Init_Notation___macroRules_term_<*__1» : Lean.Macro
@[extern "x", macro «term_<*>_»] opaque «_aux_Init_Notation___macroRules_term_<*>__1» : Lean.Macro
@[extern "x", macro «term_<<<_»] opaque «_aux_Init_Notation___macroRules_term_<<<__1» : Lean.Macro
@[extern "x", macro «term_<|_»] opaque «_aux_Init_Notation___macroRules_term_<|__1» : Lean.Macro
@[extern "x", macro «term_<|>_»] opaque «_aux_Init_Notation___macroRules_term_<|>__1» : Lean.Macro
@[extern "x", macro «term_=_»] opaque «_aux_Init_Notation___macroRules_term_=__1» : Lean.Macro
@[extern "x", macro «term_=_»] opaque «_aux_Init_Notation___macroRules_term_=__2» : Lean.Macro
@[extern "x", macro «term_==_»] opaque «_aux_Init_Notation___macroRules_term_==__1» : Lean.Macro
@[extern "x", macro «term_==_»] opaque «_aux_Init_Notation___macroRules_term_==__2» : Lean.Macro
@[extern "x", macro «term_>_»] opaque «_aux_Init_Notation___macroRules_term_>__1» : Lean.Macro
@[extern "x", macro «term_>_»] opaque «_aux_Init_Notation___macroRules_term_>__2» : Lean.Macro
@[extern "x", macro «term_>>_»] opaque «_aux_Init_Notation___macroRules_term_>>__1» : Lean.Macro
@[extern "x", macro «term_>>=_»] opaque «_aux_Init_Notation___macroRules_term_>>=__1» : Lean.Macro
@[extern "x", macro «term_>>>_»] opaque «_aux_Init_Notation___macroRules_term_>>>__1» : Lean.Macro
@[extern "x", macro «term_^_»] opaque «_aux_Init_Notation___macroRules_term_^__1» : Lean.Macro
@[extern "x", macro «term_^_»] opaque «_aux_Init_Notation___macroRules_term_^__2» : Lean.Macro
@[extern "x", macro «term_^^^_»] opaque «_aux_Init_Notation___macroRules_term_^^^__1» : Lean.Macro
@[extern "x", macro «term_^^^_»] opaque «_aux_Init_Notation___macroRules_term_^^^__2» : Lean.Macro
@[extern "x", macro «term_|>_»] opaque «_aux_Init_Notation___macroRules_term_|>__1» : Lean.Macro
@[extern "x", macro «term_||_»] opaque «_aux_Init_Notation___macroRules_term_||__1» : Lean.Macro
@[extern "x", macro «term_|||_»] opaque «_aux_Init_Notation___macroRules_term_|||__1» : Lean.Macro
@[extern "x", macro «term_|||_»] opaque «_aux_Init_Notation___macroRules_term_|||__2» : Lean.Macro
@[extern "x", macro «term_×_»] opaque «_aux_Init_Notation___macroRules_term_×__1» : Lean.Macro
@[extern "x", macro «term_×'_»] opaque «_aux_Init_Notation___macroRules_term_×'__1» : Lean.Macro
@[extern "x", macro «term!_»] opaque «_aux_Init_Notation___macroRules_term!__1» : Lean.Macro
@[extern "x", macro «term-_»] opaque «_aux_Init_Notation___macroRules_term-__1» : Lean.Macro
@[extern "x", macro «term-_»] opaque «_aux_Init_Notation___macroRules_term-__2» : Lean.Macro
@[extern "x", macro «term{_:_//_}»] opaque «_aux_Init_Notation___macroRules_term{_:_//_}_1» : Lean.Macro
@[extern "x", macro «term~~~_»] opaque «_aux_Init_Notation___macroRules_term~~~__1» : Lean.Macro
@[extern "x", macro «term¬_»] opaque «_aux_Init_Notation___macroRules_term¬__1» : Lean.Macro
@[extern "x", macro «termPrintln!__»] opaque «_aux_Init_System_IO___macroRules_termPrintln!___1» : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_1 : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_2 : Lean.Macro
@[extern "x", macro tacticGet_elem_tactic_extensible] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_3 : Lean.Macro
@[extern "x", macro «term‹_›»] opaque «_aux_Init_Tactics___macroRules_term‹_›_1» : Lean.Macro
@[extern "x", macro «tactic∎»] opaque «_aux_Init_Try___macroRules_tactic∎_1» : Lean.Macro
@[extern "x", macro «term∎»] opaque «_aux_Init_Try___macroRules_term∎_1» : Lean.Macro
@[extern "x", macro tacticClean_wf] opaque _aux_Init_WFTactics___macroRules_tacticClean_wf_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_tactic] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_tactic_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial_pre_omega] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_1 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial_pre_omega] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_2 : Lean.Macro
@[extern "x", macro tacticDecreasing_trivial_pre_omega] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_3 : Lean.Macro
@[extern "x", macro tacticDecreasing_with_] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_with__1 : Lean.Macro
@[extern "x", macro tacticSimp_wf] opaque _aux_Init_WFTactics___macroRules_tacticSimp_wf_1 : Lean.Macro
@[extern "x", app_unexpander List.nil] opaque unexpandListNil : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander List.cons] opaque unexpandListCons : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Unit.unit] opaque unexpandUnit : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander ite] opaque unexpandIte : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Exists] opaque unexpandExists : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Sigma] opaque unexpandSigma : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander PSigma] opaque unexpandPSigma : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Subtype] opaque unexpandSubtype : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Eq.ndrec] opaque unexpandEqNDRec : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Eq.rec] opaque unexpandEqRec : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Array.empty] opaque unexpandMkArray0 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Int.negSucc] opaque Int._aux_Init_Data_Int_Basic___unexpand_Int_negSucc_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander EmptyCollection.emptyCollection] opaque _aux_Init_Core___unexpand_EmptyCollection_emptyCollection_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander EmptyCollection.emptyCollection] opaque _aux_Init_Core___unexpand_EmptyCollection_emptyCollection_2 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HasEquiv.Equiv] opaque _aux_Init_Core___unexpand_HasEquiv_Equiv_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HasSSubset.SSubset] opaque _aux_Init_Core___unexpand_HasSSubset_SSubset_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HasSubset.Subset] opaque _aux_Init_Core___unexpand_HasSubset_Subset_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Iff] opaque _aux_Init_Core___unexpand_Iff_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Iff] opaque _aux_Init_Core___unexpand_Iff_2 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Inter.inter] opaque _aux_Init_Core___unexpand_Inter_inter_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Ne] opaque _aux_Init_Core___unexpand_Ne_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander PSum] opaque _aux_Init_Core___unexpand_PSum_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander SDiff.sdiff] opaque _aux_Init_Core___unexpand_SDiff_sdiff_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Sum] opaque _aux_Init_Core___unexpand_Sum_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Union.union] opaque _aux_Init_Core___unexpand_Union_union_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander bne] opaque _aux_Init_Core___unexpand_bne_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander And] opaque _aux_Init_Notation___unexpand_And_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander BEq.beq] opaque _aux_Init_Notation___unexpand_BEq_beq_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Bind.bind] opaque _aux_Init_Notation___unexpand_Bind_bind_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Bool.and] opaque _aux_Init_Notation___unexpand_Bool_and_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Bool.not] opaque _aux_Init_Notation___unexpand_Bool_not_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Bool.or] opaque _aux_Init_Notation___unexpand_Bool_or_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Complement.complement] opaque _aux_Init_Notation___unexpand_Complement_complement_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Dvd.dvd] opaque _aux_Init_Notation___unexpand_Dvd_dvd_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Eq] opaque _aux_Init_Notation___unexpand_Eq_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Function.comp] opaque _aux_Init_Notation___unexpand_Function_comp_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Functor.map] opaque _aux_Init_Notation___unexpand_Functor_map_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander GE.ge] opaque _aux_Init_Notation___unexpand_GE_ge_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander GE.ge] opaque _aux_Init_Notation___unexpand_GE_ge_2 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander GT.gt] opaque _aux_Init_Notation___unexpand_GT_gt_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HAdd.hAdd] opaque _aux_Init_Notation___unexpand_HAdd_hAdd_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HAnd.hAnd] opaque _aux_Init_Notation___unexpand_HAnd_hAnd_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HAppend.hAppend] opaque _aux_Init_Notation___unexpand_HAppend_hAppend_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HDiv.hDiv] opaque _aux_Init_Notation___unexpand_HDiv_hDiv_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HEq] opaque _aux_Init_Notation___unexpand_HEq_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HMod.hMod] opaque _aux_Init_Notation___unexpand_HMod_hMod_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HMul.hMul] opaque _aux_Init_Notation___unexpand_HMul_hMul_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HOr.hOr] opaque _aux_Init_Notation___unexpand_HOr_hOr_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HPow.hPow] opaque _aux_Init_Notation___unexpand_HPow_hPow_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HSMul.hSMul] opaque _aux_Init_Notation___unexpand_HSMul_hSMul_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HShiftLeft.hShiftLeft] opaque _aux_Init_Notation___unexpand_HShiftLeft_hShiftLeft_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HShiftRight.hShiftRight] opaque _aux_Init_Notation___unexpand_HShiftRight_hShiftRight_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HSub.hSub] opaque _aux_Init_Notation___unexpand_HSub_hSub_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander HXor.hXor] opaque _aux_Init_Notation___unexpand_HXor_hXor_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Inv.inv] opaque _aux_Init_Notation___unexpand_Inv_inv_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander LE.le] opaque _aux_Init_Notation___unexpand_LE_le_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander LE.le] opaque _aux_Init_Notation___unexpand_LE_le_2 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander LT.lt] opaque _aux_Init_Notation___unexpand_LT_lt_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander List.cons] opaque _aux_Init_Notation___unexpand_List_cons_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Membership.mem] opaque _aux_Init_Notation___unexpand_Membership_mem_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Neg.neg] opaque _aux_Init_Notation___unexpand_Neg_neg_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Not] opaque _aux_Init_Notation___unexpand_Not_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Or] opaque _aux_Init_Notation___unexpand_Or_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander PProd] opaque _aux_Init_Notation___unexpand_PProd_1 : Lean.PrettyPrinter.Unexpander
@[extern "x", app_unexpander Prod] opaque _aux_Init_Notation___unexpand_Prod_1 : Lean.PrettyPrinter.Unexpander
