import idAccessReview from "./messages/id/access-review.json";
import idAccessTime from "./messages/id/access-time.json";
import idAccessWatch from "./messages/id/access-watch.json";
import idAdmin from "./messages/id/admin.json";
import idApi from "./messages/id/api.json";
import idAssignment from "./messages/id/assignment.json";
import idAttachment from "./messages/id/attachment.json";
import idAuth from "./messages/id/auth.json";
import idBottleneck from "./messages/id/bottleneck.json";
import idBriefing from "./messages/id/briefing.json";
import idChart from "./messages/id/chart.json";
import idCitizen from "./messages/id/citizen.json";
import idClosing from "./messages/id/closing.json";
import idCoaching from "./messages/id/coaching.json";
import idCodebook from "./messages/id/codebook.json";
import idCommon from "./messages/id/common.json";
import idCompare from "./messages/id/compare.json";
import idCoverage from "./messages/id/coverage.json";
import idCrash from "./messages/id/crash.json";
import idCube from "./messages/id/cube.json";
import idDashboard from "./messages/id/dashboard.json";
import idDataRequest from "./messages/id/data-request.json";
import idDeciles from "./messages/id/deciles.json";
import idDecision from "./messages/id/decision.json";
import idDelegation from "./messages/id/delegation.json";
import idDelivery from "./messages/id/delivery.json";
import idDeliveryReply from "./messages/id/delivery-reply.json";
import idDesk from "./messages/id/desk.json";
import idDevice from "./messages/id/device.json";
import idDigest from "./messages/id/digest.json";
import idDuplicate from "./messages/id/duplicate.json";
import idDynamics from "./messages/id/dynamics.json";
import idErrors from "./messages/id/errors.json";
import idEvent from "./messages/id/event.json";
import idExam from "./messages/id/exam.json";
import idExamPaper from "./messages/id/exam-paper.json";
import idExtract from "./messages/id/extract.json";
import idFamilyExport from "./messages/id/family-export.json";
import idField from "./messages/id/field.json";
import idFieldVisit from "./messages/id/field-visit.json";
import idFigureCheck from "./messages/id/figure-check.json";
import idForm from "./messages/id/form.json";
import idGlass from "./messages/id/glass.json";
import idGroundCheck from "./messages/id/ground-check.json";
import idHandover from "./messages/id/handover.json";
import idHelp from "./messages/id/help.json";
import idHistory from "./messages/id/history.json";
import idHome from "./messages/id/home.json";
import idHousehold from "./messages/id/household.json";
import idImport from "./messages/id/import.json";
import idInvitation from "./messages/id/invitation.json";
import idInvitationLetter from "./messages/id/invitation-letter.json";
import idLanding from "./messages/id/landing.json";
import idLot from "./messages/id/lot.json";
import idMail from "./messages/id/mail.json";
import idMatch from "./messages/id/match.json";
import idMeeting from "./messages/id/meeting.json";
import idNav from "./messages/id/nav.json";
import idNews from "./messages/id/news.json";
import idNotice from "./messages/id/notice.json";
import idObjection from "./messages/id/objection.json";
import idOpenData from "./messages/id/open-data.json";
import idOutbox from "./messages/id/outbox.json";
import idOutline from "./messages/id/outline.json";
import idOwnDevice from "./messages/id/own-device.json";
import idPeriod from "./messages/id/period.json";
import idPractice from "./messages/id/practice.json";
import idPrint from "./messages/id/print.json";
import idProposal from "./messages/id/proposal.json";
import idQueue from "./messages/id/queue.json";
import idRecommendation from "./messages/id/recommendation.json";
import idRegional from "./messages/id/regional.json";
import idReport from "./messages/id/report.json";
import idReview from "./messages/id/review.json";
import idRights from "./messages/id/rights.json";
import idRoles from "./messages/id/roles.json";
import idRoster from "./messages/id/roster.json";
import idRules from "./messages/id/rules.json";
import idSavedView from "./messages/id/saved-view.json";
import idSelfUpdate from "./messages/id/self-update.json";
import idServiceDesk from "./messages/id/service-desk.json";
import idServicePlan from "./messages/id/service-plan.json";
import idStaffing from "./messages/id/staffing.json";
import idStates from "./messages/id/states.json";
import idTake from "./messages/id/take.json";
import idTiers from "./messages/id/tiers.json";
import idTraining from "./messages/id/training.json";
import idTrainingSession from "./messages/id/training-session.json";
import idTransfer from "./messages/id/transfer.json";
import idVisit from "./messages/id/visit.json";
import idWarning from "./messages/id/warning.json";
import idWork from "./messages/id/work.json";
import idWorkflow from "./messages/id/workflow.json";

/** The messages in Indonesian, the original: their keys type every look-up. One file per namespace. */
export const id = {
  accessReview: idAccessReview,
  selfUpdate: idSelfUpdate,
  accessTime: idAccessTime,
  accessWatch: idAccessWatch,
  admin: idAdmin,
  api: idApi,
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
  deliveryReply: idDeliveryReply,
  desk: idDesk,
  device: idDevice,
  digest: idDigest,
  duplicate: idDuplicate,
  history: idHistory,
  home: idHome,
  errors: idErrors,
  event: idEvent,
  exam: idExam,
  extract: idExtract,
  examPaper: idExamPaper,
  practice: idPractice,
  familyExport: idFamilyExport,
  field: idField,
  work: idWork,
  fieldVisit: idFieldVisit,
  figureCheck: idFigureCheck,
  form: idForm,
  glass: idGlass,
  groundCheck: idGroundCheck,
  handover: idHandover,
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
  invitation: idInvitation,
  invitationLetter: idInvitationLetter,
  objection: idObjection,
  rights: idRights,
  citizen: idCitizen,
  openData: idOpenData,
  outbox: idOutbox,
  outline: idOutline,
  ownDevice: idOwnDevice,
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
  serviceDesk: idServiceDesk,
  staffing: idStaffing,
  servicePlan: idServicePlan,
  states: idStates,
  take: idTake,
  tiers: idTiers,
  training: idTraining,
  trainingSession: idTrainingSession,
  transfer: idTransfer,
  visit: idVisit,
  dataRequest: idDataRequest,
  deciles: idDeciles,
  dynamics: idDynamics,
  warning: idWarning,
  workflow: idWorkflow,
};
