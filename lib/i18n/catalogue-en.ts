import type { id } from "./catalogue-id";
import enAccessReview from "./messages/en/access-review.json";
import enAccessTime from "./messages/en/access-time.json";
import enAccessWatch from "./messages/en/access-watch.json";
import enAdmin from "./messages/en/admin.json";
import enApi from "./messages/en/api.json";
import enAssignment from "./messages/en/assignment.json";
import enAttachment from "./messages/en/attachment.json";
import enAuth from "./messages/en/auth.json";
import enBottleneck from "./messages/en/bottleneck.json";
import enBriefing from "./messages/en/briefing.json";
import enChart from "./messages/en/chart.json";
import enCitizen from "./messages/en/citizen.json";
import enClosing from "./messages/en/closing.json";
import enCoaching from "./messages/en/coaching.json";
import enCodebook from "./messages/en/codebook.json";
import enCommon from "./messages/en/common.json";
import enCompare from "./messages/en/compare.json";
import enCoverage from "./messages/en/coverage.json";
import enCrash from "./messages/en/crash.json";
import enCube from "./messages/en/cube.json";
import enDashboard from "./messages/en/dashboard.json";
import enDataRequest from "./messages/en/data-request.json";
import enDeciles from "./messages/en/deciles.json";
import enDecision from "./messages/en/decision.json";
import enDelegation from "./messages/en/delegation.json";
import enDelivery from "./messages/en/delivery.json";
import enDeliveryReply from "./messages/en/delivery-reply.json";
import enDesk from "./messages/en/desk.json";
import enDevice from "./messages/en/device.json";
import enDigest from "./messages/en/digest.json";
import enDuplicate from "./messages/en/duplicate.json";
import enDynamics from "./messages/en/dynamics.json";
import enErrors from "./messages/en/errors.json";
import enEvent from "./messages/en/event.json";
import enExam from "./messages/en/exam.json";
import enExamPaper from "./messages/en/exam-paper.json";
import enExtract from "./messages/en/extract.json";
import enFamilyExport from "./messages/en/family-export.json";
import enField from "./messages/en/field.json";
import enFieldVisit from "./messages/en/field-visit.json";
import enFigureCheck from "./messages/en/figure-check.json";
import enForm from "./messages/en/form.json";
import enGlass from "./messages/en/glass.json";
import enGroundCheck from "./messages/en/ground-check.json";
import enHandover from "./messages/en/handover.json";
import enHelp from "./messages/en/help.json";
import enHistory from "./messages/en/history.json";
import enHome from "./messages/en/home.json";
import enHousehold from "./messages/en/household.json";
import enImport from "./messages/en/import.json";
import enInvitation from "./messages/en/invitation.json";
import enInvitationLetter from "./messages/en/invitation-letter.json";
import enLanding from "./messages/en/landing.json";
import enLot from "./messages/en/lot.json";
import enMail from "./messages/en/mail.json";
import enMatch from "./messages/en/match.json";
import enMeeting from "./messages/en/meeting.json";
import enNav from "./messages/en/nav.json";
import enNews from "./messages/en/news.json";
import enNotice from "./messages/en/notice.json";
import enObjection from "./messages/en/objection.json";
import enOpenData from "./messages/en/open-data.json";
import enOutbox from "./messages/en/outbox.json";
import enOutline from "./messages/en/outline.json";
import enOwnDevice from "./messages/en/own-device.json";
import enPeriod from "./messages/en/period.json";
import enPractice from "./messages/en/practice.json";
import enPrint from "./messages/en/print.json";
import enProposal from "./messages/en/proposal.json";
import enQueue from "./messages/en/queue.json";
import enRecommendation from "./messages/en/recommendation.json";
import enRegional from "./messages/en/regional.json";
import enReport from "./messages/en/report.json";
import enReview from "./messages/en/review.json";
import enRights from "./messages/en/rights.json";
import enRoles from "./messages/en/roles.json";
import enRoster from "./messages/en/roster.json";
import enRules from "./messages/en/rules.json";
import enSavedView from "./messages/en/saved-view.json";
import enSelfUpdate from "./messages/en/self-update.json";
import enServiceDesk from "./messages/en/service-desk.json";
import enServicePlan from "./messages/en/service-plan.json";
import enStaffing from "./messages/en/staffing.json";
import enStates from "./messages/en/states.json";
import enTake from "./messages/en/take.json";
import enTiers from "./messages/en/tiers.json";
import enTraining from "./messages/en/training.json";
import enTrainingSession from "./messages/en/training-session.json";
import enTransfer from "./messages/en/transfer.json";
import enVisit from "./messages/en/visit.json";
import enWarning from "./messages/en/warning.json";
import enWork from "./messages/en/work.json";
import enWorkflow from "./messages/en/workflow.json";

/** The messages in English; a test holds them to the Indonesian. */
export const en: typeof id = {
  accessReview: enAccessReview,
  selfUpdate: enSelfUpdate,
  accessTime: enAccessTime,
  accessWatch: enAccessWatch,
  admin: enAdmin,
  api: enApi,
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
  deliveryReply: enDeliveryReply,
  desk: enDesk,
  device: enDevice,
  digest: enDigest,
  duplicate: enDuplicate,
  home: enHome,
  errors: enErrors,
  event: enEvent,
  exam: enExam,
  extract: enExtract,
  examPaper: enExamPaper,
  practice: enPractice,
  familyExport: enFamilyExport,
  field: enField,
  work: enWork,
  fieldVisit: enFieldVisit,
  figureCheck: enFigureCheck,
  form: enForm,
  glass: enGlass,
  groundCheck: enGroundCheck,
  handover: enHandover,
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
  invitation: enInvitation,
  invitationLetter: enInvitationLetter,
  objection: enObjection,
  rights: enRights,
  citizen: enCitizen,
  openData: enOpenData,
  outbox: enOutbox,
  outline: enOutline,
  ownDevice: enOwnDevice,
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
  serviceDesk: enServiceDesk,
  staffing: enStaffing,
  servicePlan: enServicePlan,
  states: enStates,
  take: enTake,
  tiers: enTiers,
  training: enTraining,
  trainingSession: enTrainingSession,
  transfer: enTransfer,
  visit: enVisit,
  dataRequest: enDataRequest,
  deciles: enDeciles,
  dynamics: enDynamics,
  warning: enWarning,
  workflow: enWorkflow,
};
