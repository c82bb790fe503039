/** The field of a form without script that names its sending: sent twice, it is one. */
export const SENDING = "kiriman";
