/** What the frame of the desk says. English only so far; the public site speaks every language. */
export const frameWords = {
  invalid: 'This could not be taken',
  refusals: {
    mayNot: {
      title: 'Your account may not do this',
      expected: 'An account with another role.',
      got: 'Yours, which has no right to this page.',
      remedy: 'Ask an administrator if you need it for your work.',
    },
    signedOut: {
      title: 'You are signed out',
      expected: 'A form sent by somebody who is signed in.',
      got: 'A form without a session. Sessions end after half an hour without a click, and after eight hours.',
      remedy: 'Nothing was saved. Sign in in another tab, then go back here and send the form again.',
    },
    enrolFirst: {
      title: 'Set up your second factor first',
      expected: 'An account with a second factor, because your role can do much harm in wrong hands.',
      got: 'A password alone.',
      remedy: 'Open “Your account” and set up an authenticator app.',
    },
    formToken: {
      title: 'This form was not sent from a page of yours',
      expected: 'A form from a page that this desk showed to you since you signed in.',
      got: 'One without its token, or with the token of an earlier session.',
      remedy: 'Nothing was saved. Go back, load the page again and send the form once more.',
    },
  },
  firstRun: {
    title: 'Nobody has an account here yet',
    lead: 'The desk is where people decide about the lives of others, so everybody who works at it has an account.',
    how: 'The first administrator is made with a link that works once. It is printed where “habeas serve” was started. To have another one made:',
    command: 'npx habeas user add YOUR-NAME --role administrator',
    note: 'An administrator adds the others and sees none of the content. The public site needs no account.',
  },
} as const
