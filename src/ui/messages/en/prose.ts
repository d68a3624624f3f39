/** The pages that are read, not looked up in. */
export const prose = {
  method: {
    title: 'Method',
    lead: 'How a sentence in a newspaper becomes a line in this register, and what can go wrong on the way.',
    sections: [
      {
        title: 'Claims, not articles',
        text: 'We take each report apart into claims: who says what about whom, with which certainty, when it happened and when it was said. Every claim is pinned to the exact words it rests on. Before each edition the words are compared with the report again; a claim whose words no longer match is held back.',
      },
      {
        title: 'Origins, not headlines',
        text: 'A wire story printed by thirty papers is one origin. We trace copies, rewrites and translations, and the source each report credits, and count only origins that do not depend on each other.',
      },
      {
        title: 'Contradictions stay visible',
        text: 'When sources disagree, we do not pick the likelier one in silence. Both sides are shown with their evidence, and the verdict says “disputed” or “contradicted”.',
      },
      {
        title: 'Different counts may all be right',
        text: 'Pardoned, released, crossed the border, recognised as political prisoners: these are different groups. Their numbers stand beside each other and are never played off against each other.',
      },
      {
        title: 'Names are leads',
        text: 'One person may be spelt in ten ways, and two people may share one name. We find likely matches across scripts and spellings and give our reasons, but a name alone never makes two people one.',
      },
      {
        title: 'Texts written by AI',
        text: 'A report that discloses AI authorship adds no weight. Names that occur nowhere else are treated as possibly invented.',
      },
      {
        title: 'People decide',
        text: 'A program never gets a claim beyond “corroborated”. Confirmation is a decision by a person, with a reason; death and release take two.',
      },
      {
        title: 'What we do not publish',
        text: 'Nothing that identifies a child. Nothing about those who asked us to be silent: they stay in the count without a name. Nothing that could endanger someone on the way out.',
      },
      {
        title: 'What a verdict is not',
        text: '“Unseen” does not mean false, and “supported” does not mean proven. A verdict says what the reports in this edition say, and how many of them speak for themselves.',
      },
    ],
  },
  about: {
    title: 'About',
    lead: 'An evidence-first register of political prisoners, small enough for three people to run.',
    sections: [
      {
        title: 'Your safety',
        text: 'These pages run no script, set no cookie, load nothing from elsewhere, and this server keeps no record of readers. They also work over Tor and on paper. Your own device still keeps its history: use a private window, and clear it afterwards. “Leave this page” takes you to an encyclopaedia at once.',
      },
      {
        title: 'Checks are not kept',
        text: 'What you paste under “Check an article” is read, answered and forgotten. It enters neither the register nor a log.',
      },
      {
        title: 'Corrections',
        text: 'If something here is wrong, or if its publication endangers someone, tell the organisation that runs this register. A withdrawal leaves a note that something was withdrawn, and nothing else.',
      },
      {
        title: 'Free to use',
        text: 'The program is free software under the MIT licence. Any organisation can run its own register.',
      },
    ],
  },
}
