import type { Locale } from "./locale";
import enAccessReview from "./messages/en/access-review.json";
import enAccessTime from "./messages/en/access-time.json";
import enAccessWatch from "./messages/en/access-watch.json";
import enAdmin from "./messages/en/admin.json";
import enAssignment from "./messages/en/assignment.json";
import enAttachment from "./messages/en/attachment.json";
import enAuth from "./messages/en/auth.json";
import enBottleneck from "./messages/en/bottleneck.json";
import enBriefing from "./messages/en/briefing.json";
import enChart from "./messages/en/chart.json";
import enClosing from "./messages/en/closing.json";
import enCoaching from "./messages/en/coaching.json";
import enCodebook from "./messages/en/codebook.json";
import enCommon from "./messages/en/common.json";
import enCompare from "./messages/en/compare.json";
import enCoverage from "./messages/en/coverage.json";
import enCrash from "./messages/en/crash.json";
import enCube from "./messages/en/cube.json";
import enDashboard from "./messages/en/dashboard.json";
import enDeciles from "./messages/en/deciles.json";
import enDecision from "./messages/en/decision.json";
import enDelegation from "./messages/en/delegation.json";
import enDelivery from "./messages/en/delivery.json";
import enDesk from "./messages/en/desk.json";
import enDigest from "./messages/en/digest.json";
import enDuplicate from "./messages/en/duplicate.json";
import enDynamics from "./messages/en/dynamics.json";
import enErrors from "./messages/en/errors.json";
import enEvent from "./messages/en/event.json";
import enExam from "./messages/en/exam.json";
import enExamPaper from "./messages/en/exam-paper.json";
import enFigureCheck from "./messages/en/figure-check.json";
import enForm from "./messages/en/form.json";
import enGlass from "./messages/en/glass.json";
import enGroundCheck from "./messages/en/ground-check.json";
import enHelp from "./messages/en/help.json";
import enHistory from "./messages/en/history.json";
import enHome from "./messages/en/home.json";
import enHousehold from "./messages/en/household.json";
import enImport from "./messages/en/import.json";
import enLanding from "./messages/en/landing.json";
import enLot from "./messages/en/lot.json";
import enMail from "./messages/en/mail.json";
import enMatch from "./messages/en/match.json";
import enMeeting from "./messages/en/meeting.json";
import enNav from "./messages/en/nav.json";
import enNews from "./messages/en/news.json";
import enNotice from "./messages/en/notice.json";
import enObjection from "./messages/en/objection.json";
import enPeriod from "./messages/en/period.json";
import enPractice from "./messages/en/practice.json";
import enPrint from "./messages/en/print.json";
import enProposal from "./messages/en/proposal.json";
import enQueue from "./messages/en/queue.json";
import enRecommendation from "./messages/en/recommendation.json";
import enRegional from "./messages/en/regional.json";
import enReport from "./messages/en/report.json";
import enReview from "./messages/en/review.json";
import enRoles from "./messages/en/roles.json";
import enRoster from "./messages/en/roster.json";
import enRules from "./messages/en/rules.json";
import enSavedView from "./messages/en/saved-view.json";
import enStaffing from "./messages/en/staffing.json";
import enStates from "./messages/en/states.json";
import enTiers from "./messages/en/tiers.json";
import enTraining from "./messages/en/training.json";
import enTrainingSession from "./messages/en/training-session.json";
import enTransfer from "./messages/en/transfer.json";
import enVisit from "./messages/en/visit.json";
import enWarning from "./messages/en/warning.json";
import enWorkflow from "./messages/en/workflow.json";
import idAccessReview from "./messages/id/access-review.json";
import idAccessTime from "./messages/id/access-time.json";
import idAccessWatch from "./messages/id/access-watch.json";
import idAdmin from "./messages/id/admin.json";
import idAssignment from "./messages/id/assignment.json";
import idAttachment from "./messages/id/attachment.json";
import idAuth from "./messages/id/auth.json";
import idBottleneck from "./messages/id/bottleneck.json";
import idBriefing from "./messages/id/briefing.json";
import idChart from "./messages/id/chart.json";
import idClosing from "./messages/id/closing.json";
import idCoaching from "./messages/id/coaching.json";
import idCodebook from "./messages/id/codebook.json";
import idCommon from "./messages/id/common.json";
import idCompare from "./messages/id/compare.json";
import idCoverage from "./messages/id/coverage.json";
import idCrash from "./messages/id/crash.json";
import idCube from "./messages/id/cube.json";
import idDashboard from "./messages/id/dashboard.json";
import idDeciles from "./messages/id/deciles.json";
import idDecision from "./messages/id/decision.json";
import idDelegation from "./messages/id/delegation.json";
import idDelivery from "./messages/id/delivery.json";
import idDesk from "./messages/id/desk.json";
import idDigest from "./messages/id/digest.json";
import idDuplicate from "./messages/id/duplicate.json";
import idDynamics from "./messages/id/dynamics.json";
import idErrors from "./messages/id/errors.json";
import idEvent from "./messages/id/event.json";
import idExam from "./messages/id/exam.json";
import idExamPaper from "./messages/id/exam-paper.json";
import idFigureCheck from "./messages/id/figure-check.json";
import idForm from "./messages/id/form.json";
import idGlass from "./messages/id/glass.json";
import idGroundCheck from "./messages/id/ground-check.json";
import idHelp from "./messages/id/help.json";
import idHistory from "./messages/id/history.json";
import idHome from "./messages/id/home.json";
import idHousehold from "./messages/id/household.json";
import idImport from "./messages/id/import.json";
import idLanding from "./messages/id/landing.json";
import idLot from "./messages/id/lot.json";
import idMail from "./messages/id/mail.json";
import idMatch from "./messages/id/match.json";
import idMeeting from "./messages/id/meeting.json";
import idNav from "./messages/id/nav.json";
import idNews from "./messages/id/news.json";
import idNotice from "./messages/id/notice.json";
import idObjection from "./messages/id/objection.json";
import idPeriod from "./messages/id/period.json";
import idPractice from "./messages/id/practice.json";
import idPrint from "./messages/id/print.json";
import idProposal from "./messages/id/proposal.json";
import idQueue from "./messages/id/queue.json";
import idRecommendation from "./messages/id/recommendation.json";
import idRegional from "./messages/id/regional.json";
import idReport from "./messages/id/report.json";
import idReview from "./messages/id/review.json";
import idRoles from "./messages/id/roles.json";
import idRoster from "./messages/id/roster.json";
import idRules from "./messages/id/rules.json";
import idSavedView from "./messages/id/saved-view.json";
import idStaffing from "./messages/id/staffing.json";
import idStates from "./messages/id/states.json";
import idTiers from "./messages/id/tiers.json";
import idTraining from "./messages/id/training.json";
import idTrainingSession from "./messages/id/training-session.json";
import idTransfer from "./messages/id/transfer.json";
import idVisit from "./messages/id/visit.json";
import idWarning from "./messages/id/warning.json";
import idWorkflow from "./messages/id/workflow.json";

/** One file per namespace. Indonesian is the original: its keys type every look-up, and a test holds English to them. */
const id = {
  accessReview: idAccessReview,
  accessTime: idAccessTime,
  accessWatch: idAccessWatch,
  admin: idAdmin,
  assignment: idAssignment,
  attachment: idAttachment,
  auth: idAuth,
  closing: idClosing,
  coaching: idCoaching,
  codebook: idCodebook,
  common: idCommon,
  compare: idCompare,
  coverage: idCoverage,
  crash: idCrash,
  cube: idCube,
  dashboard: idDashboard,
  decision: idDecision,
  delegation: idDelegation,
  delivery: idDelivery,
  desk: idDesk,
  digest: idDigest,
  duplicate: idDuplicate,
  history: idHistory,
  home: idHome,
  errors: idErrors,
  event: idEvent,
  exam: idExam,
  examPaper: idExamPaper,
  practice: idPractice,
  figureCheck: idFigureCheck,
  form: idForm,
  glass: idGlass,
  groundCheck: idGroundCheck,
  help: idHelp,
  household: idHousehold,
  import: idImport,
  landing: idLanding,
  lot: idLot,
  mail: idMail,
  match: idMatch,
  bottleneck: idBottleneck,
  briefing: idBriefing,
  chart: idChart,
  meeting: idMeeting,
  nav: idNav,
  news: idNews,
  notice: idNotice,
  objection: idObjection,
  period: idPeriod,
  print: idPrint,
  proposal: idProposal,
  queue: idQueue,
  recommendation: idRecommendation,
  regional: idRegional,
  report: idReport,
  review: idReview,
  roles: idRoles,
  roster: idRoster,
  rules: idRules,
  savedView: idSavedView,
  staffing: idStaffing,
  states: idStates,
  tiers: idTiers,
  training: idTraining,
  trainingSession: idTrainingSession,
  transfer: idTransfer,
  visit: idVisit,
  deciles: idDeciles,
  dynamics: idDynamics,
  warning: idWarning,
  workflow: idWorkflow,
};

const en: typeof id = {
  accessReview: enAccessReview,
  accessTime: enAccessTime,
  accessWatch: enAccessWatch,
  admin: enAdmin,
  assignment: enAssignment,
  attachment: enAttachment,
  auth: enAuth,
  closing: enClosing,
  coaching: enCoaching,
  codebook: enCodebook,
  common: enCommon,
  compare: enCompare,
  coverage: enCoverage,
  crash: enCrash,
  cube: enCube,
  dashboard: enDashboard,
  decision: enDecision,
  delegation: enDelegation,
  delivery: enDelivery,
  desk: enDesk,
  digest: enDigest,
  duplicate: enDuplicate,
  home: enHome,
  errors: enErrors,
  event: enEvent,
  exam: enExam,
  examPaper: enExamPaper,
  practice: enPractice,
  figureCheck: enFigureCheck,
  form: enForm,
  glass: enGlass,
  groundCheck: enGroundCheck,
  help: enHelp,
  history: enHistory,
  household: enHousehold,
  import: enImport,
  landing: enLanding,
  lot: enLot,
  mail: enMail,
  match: enMatch,
  bottleneck: enBottleneck,
  briefing: enBriefing,
  chart: enChart,
  meeting: enMeeting,
  nav: enNav,
  news: enNews,
  notice: enNotice,
  objection: enObjection,
  period: enPeriod,
  print: enPrint,
  proposal: enProposal,
  queue: enQueue,
  recommendation: enRecommendation,
  regional: enRegional,
  report: enReport,
  review: enReview,
  roles: enRoles,
  roster: enRoster,
  rules: enRules,
  savedView: enSavedView,
  staffing: enStaffing,
  states: enStates,
  tiers: enTiers,
  training: enTraining,
  trainingSession: enTrainingSession,
  transfer: enTransfer,
  visit: enVisit,
  deciles: enDeciles,
  dynamics: enDynamics,
  warning: enWarning,
  workflow: enWorkflow,
};

export type Messages = typeof id;
export type Namespace = keyof Messages;

/** The messages of a language, for what is written outside a request. */
export function messagesOf(locale: Locale): Messages {
  return locale === "id" ? id : en;
}

export const CATALOGUE: Readonly<Record<Locale, Record<Namespace, object>>> = { id, en };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
