"""What stands just outside a quotation can turn it round: "No | concert was cancelled".

A guard that misses cuts is no guard, and one that cries wolf is switched off, so both are measured, on sentences of
many subjects. Stretches stand in ⟦ ⟧. The lists grew in four rounds. Each of the last three was run once before
anything was mended for it: 84 of 90 cuts were caught, and 5 of 180 sound stretches raised an alarm.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.check.context_guard import LeftOutside, guard, guard_all, speech_outside
from macros.model.evidence import Evidence, locate
from macros.model.guard_words import is_guarded
from macros.model.sentences import Sentence, StoredText, store
from tests.spent import spent

ARTICLE = store(
    "article",
    (Path(__file__).parents[2] / "data/texts/moscow-lifts-ban.txt").read_text(encoding="utf-8"),
    "en",
)

NEGATIONS = """
The hospital did not ⟦close its maternity ward⟧ in April.
No ⟦trace of the virus was found in the reservoir⟧.
The plan was (not) ⟦approved by the council⟧.
The plan was [not] ⟦approved by the council⟧.
The plan was—not—⟦approved by the council⟧.
The mayor disputed that ⟦the old bridge will be torn down⟧.
The author pretended that ⟦the letters were genuine⟧.
The captain joked that ⟦the ship would sail backwards⟧.
The guard didnt ⟦lock the gate⟧.
Non ⟦violent offenders were released⟧.
The striker has never ⟦scored against a first-division side⟧.
The orchestra isn’t ⟦touring Japan this autumn⟧.
None of the ⟦samples contained lead⟧.
Neither the union nor ⟦the company signed the agreement⟧.
Officials cannot ⟦confirm the cause of the fire⟧.
The trial was cancelled without ⟦a ruling by the judge⟧.
The airline denied ⟦overbooking the flight⟧.
The ministry has denied reports that ⟦the dam is cracking⟧.
The museum failed to ⟦insure the painting⟧.
The chancellor refused to ⟦sign the treaty⟧.
Hardly ⟦anyone attended the premiere⟧.
Nobody ⟦survived the avalanche⟧ on the north face.
The glacier no longer ⟦reaches the valley floor⟧.
⟦The bridge was⟧ not damaged by the flood.
⟦The ferry has⟧ never sailed in winter.
⟦The new law will⟧ not apply to farmers.
Scientists found little evidence that ⟦the diet prevents cancer⟧.
The verdict is far from ⟦certain to stand⟧.
It is unlikely that ⟦the comet will be visible from Europe⟧.
The minister will not, according to his office, ⟦attend the funeral⟧.
The company has not, its lawyer insisted, ⟦paid any bribes⟧.
The team didn’t, in the end, ⟦win the cup⟧.
Not ⟦all passengers were rescued⟧ from the ship.
The prosecutor said there was no proof that ⟦the banker had lied⟧.
The author rejected claims that ⟦she had copied the novel⟧.
Few ⟦voters trusted the results⟧ of the election.
Instead of ⟦raising taxes on fuel⟧, the council cut spending.
The climbers were unable to ⟦reach the summit⟧ on Tuesday.
The claim that ⟦the vaccine causes infertility⟧ is false.
Rumours that ⟦the factory would move to Vietnam⟧ were denied by its owner.
⟦The lake contains⟧ no fish of any kind.
The patient was never in danger and never ⟦left the intensive ward⟧ alone.
He was acquitted because prosecutors could not ⟦prove that he owned the gun⟧.
Rescuers stopped short of ⟦calling off the search⟧.
The storm is not expected to ⟦reach the coast of Portugal⟧.
Doctors ruled out ⟦a second operation on her knee⟧.
The coach said nobody had ⟦told him about the injury⟧.
Despite weeks of talks, the two carmakers have not yet ⟦agreed on a common battery standard⟧, people close to them say.
The zoo, which reopened in June, does not ⟦keep elephants any more⟧.
There is no evidence that ⟦the treatment shortens the illness⟧, the authors write.
At no point ⟦did the captain leave the bridge⟧, the inquiry found.
“I would never ⟦sell my shares in the club⟧,” the owner said.
Contrary to earlier reports, nobody was ⟦arrested at the rally⟧.
The painting was neither ⟦signed nor dated by the artist⟧.
The satellite won’t ⟦be replaced before the end of its life⟧.
The bank could not have ⟦known about the fraud⟧, its chief said.
None of the three witnesses ⟦saw the car leave the yard⟧.
Rain rarely ⟦falls in the valley before October⟧.
The union’s members voted against ⟦ending the walkout at the port⟧.
The parties are nowhere near ⟦a deal on the budget⟧.
Investigators found nothing to suggest that ⟦the pilot had been drinking⟧.
The bill lacks ⟦the support of the upper house⟧.
Hospitals were told not to ⟦admit patients with mild symptoms⟧.
⟦The shipwreck was⟧, in fact, never found by the divers.
It is not true that ⟦the minister owns the quarry⟧.
The club, said its president, will not ⟦sell the stadium⟧.
He stopped short of ⟦calling the vote a fraud⟧.
The factory has yet to ⟦deliver a single bus⟧ to the city.
Two of the five wells are too salty to ⟦supply the village⟧.
Nothing in the letters shows that ⟦the composer met Clara⟧ before 1830.
The regulator said it had not been told ⟦about the leak at the plant⟧.
No one on the jury ⟦believed the witness⟧.
The patient cannot, her doctors say, ⟦be moved to another clinic⟧.
Despite its name, the dish contains no ⟦meat from wild ducks⟧.
Neither of the ⟦two goalkeepers is fit to play⟧.
Sailors here have never ⟦used the northern channel⟧ at night.
⟦The senate will⟧, its leader said, not vote before July.
She isn’t, and never was, ⟦a member of the party⟧.
The mill stands empty and hardly ⟦anybody visits the valley⟧.
The theory that ⟦the pyramids were built by slaves⟧ is wrong.
Far from ⟦easing the shortage⟧, the new rules made it worse.
In none of the trials ⟦did the drug lower blood pressure⟧.
The commission, which met on Thursday, did not in the end ⟦recommend closing the mine⟧.
Scientists say the whales are no longer ⟦breeding in the bay⟧.
“There was never ⟦a plan to sell the hospital⟧,” Ms Okafor told the council.
The insurer has so far declined to ⟦pay for the repairs⟧.
Neither the pilot nor the tower ⟦reported the fault⟧ before landing.
The accord does not, however, ⟦cover fishing rights⟧.
Workers complained that nobody had ⟦checked the lift for years⟧.
Voters were not asked ⟦to approve the new stadium⟧.
Contrary to what the brochure says, no ⟦bus runs on Sundays⟧.
It would be wrong to say that ⟦the reform failed⟧.
The treaty was almost ⟦signed in Lisbon⟧.
The dog nearly ⟦drowned in the canal⟧.
The two firms had all but ⟦merged by then⟧.
"""

CONDITIONS = """
⟦The pipeline will be built⟧ if both parliaments agree.
If the harvest fails, ⟦prices will double by spring⟧.
⟦The prisoners will be released⟧ provided that the ransom is paid.
Unless it rains this week, ⟦the reservoir will run dry⟧.
⟦The strike ends on Friday⟧, unless the employers withdraw their offer.
Should the appeal fail, ⟦the senator will go to prison⟧.
⟦The concert will be moved indoors⟧ in case of rain.
⟦The museum can keep the statue⟧ as long as it is shown to the public.
⟦The merger will go ahead⟧, subject to approval by the regulator.
Were the dam to break, ⟦the town would be flooded within an hour⟧.
Had the alarm sounded, ⟦the crew would have escaped⟧.
⟦The loan is paid out⟧ on condition that the workers are kept.
It is not known whether ⟦the pilot had slept⟧ before the flight.
The judge will decide whether ⟦the evidence was obtained lawfully⟧.
Provided the weather holds, ⟦the rocket will lift off on Monday⟧.
The court asked if ⟦the firm had destroyed the letters⟧.
⟦The ferry line will close in autumn⟧ unless a buyer is found.
⟦Shops may open on Sundays⟧, provided they pay their staff extra.
If elected, ⟦she will cut the water tax by half⟧.
⟦The glacier could vanish by 2060⟧ if emissions do not fall.
In the event of a tie, ⟦the chair has the casting vote⟧.
⟦Residents will get their deposits back⟧, but only if they apply by May.
⟦The two chambers will vote again⟧ should the president veto the bill.
So long as the dam holds, ⟦the village is safe⟧.
Even so, ⟦the mine will reopen⟧ if copper prices recover.
Researchers are testing whether ⟦the moss absorbs lead⟧.
The airline will resume flights ⟦to Nairobi in October⟧ if the runway is repaired.
⟦A second vote is held⟧ only if the first is tied.
⟦Tickets are refunded⟧ on the condition that the show is cancelled.
Unless otherwise agreed, ⟦the tenant pays for the heating⟧.
Had it been dry, ⟦the grass would have burned⟧.
Depending on the wind, ⟦the crossing takes two hours⟧.
Farmers will be paid ⟦300 euros for each hectare⟧ provided that they leave it fallow.
⟦The band will reunite⟧, the singer joked, if someone pays for the flights.
If confirmed, ⟦the find would be the oldest in Africa⟧.
Should prices fall again, ⟦half of the growers would give up⟧, the union warned.
⟦The court would hear the case in May⟧ unless both sides settle.
⟦The museum will reopen⟧ once the court agrees.
Once the last permit is signed, ⟦work on the tunnel can begin⟧.
⟦The aid is to be paid out⟧ once parliament has voted.
⟦The school will stay shut⟧ until the roof has been repaired.
Until a judge rules otherwise, ⟦the strike may go on⟧.
⟦The players will not train⟧ until their wages are paid.
⟦Trains will run hourly⟧ once staff have been hired.
"""

QUALIFIERS = """
The quake killed at least ⟦40 people in the province⟧.
More than ⟦3,000 runners started the race⟧.
The project will cost up to ⟦€2 billion over ten years⟧.
Nearly ⟦half a million households lost power⟧.
Fewer than ⟦one in ten trees survived the drought⟧.
An estimated ⟦12,000 birds nest on the island⟧.
The tunnel is just under ⟦57 kilometres long⟧.
She is one of the ⟦largest landowners in Wales⟧.
The ward has been empty since ⟦2019, when the roof fell in⟧.
The road is to be finished before ⟦June 2027 at the latest⟧.
⟦The fleet lost 12⟧ to 15 boats in the storm.
⟦Wages rose by 5 per cent⟧ or more in the north.
The fresco dates from about ⟦1450, experts say⟧.
Almost ⟦two thirds of the members voted no⟧.
It was built in ⟦1911⟧ or 1912 by monks.
Some ⟦4,500 people were moved from the coast⟧.
The blaze destroyed roughly ⟦300 hectares of pine⟧.
At most ⟦one seat will change hands⟧, pollsters say.
The telescope cost well over ⟦a billion euros⟧.
Exports fell by close to ⟦9 per cent last year⟧.
Barely a dozen of the 90 houses survived; no more than ⟦six are lived in⟧.
The choir has sung here since ⟦1822, longer than any other⟧.
The line should open by ⟦2031, the ministry said⟧.
⟦The herd counts 40⟧ to 50 animals.
It was among the ⟦most expensive trials in the country’s history⟧.
The city counts nearly ⟦9 million inhabitants⟧.
The dam was finished around ⟦1930 by prisoners⟧.
It was the second of at least ⟦three attempts on his life⟧.
Prices rose by as much as ⟦40 per cent in a week⟧.
The herd shrank to fewer than ⟦200 animals by spring⟧.
Police arrested up to ⟦sixty demonstrators on Sunday⟧.
⟦The voyage took 30⟧ to 40 days.
Insurers put the damage at more than ⟦$800 million⟧.
Roughly ⟦a third of the seats stayed empty⟧.
The church was rebuilt after ⟦1755 in plain stone⟧.
The strike cost the port around ⟦30 ships a day⟧.
"""

HEDGES = """
The comet may ⟦hit the moon in 2032⟧.
The thief allegedly ⟦sold the ring in Antwerp⟧.
The plague possibly ⟦began in Central Asia⟧.
The wreck is likely ⟦the lost frigate Amalia⟧.
The singer could ⟦return to the stage next year⟧.
The fire was reportedly ⟦started by a faulty lamp⟧.
The firm appears to ⟦have hidden its losses⟧.
He is believed to ⟦have fled to Brazil⟧.
Perhaps ⟦the bees have adapted to the heat⟧.
⟦The drug will be approved⟧ perhaps in June.
The letters were probably ⟦written by his sister⟧.
There are rumours that ⟦the mill will close⟧.
Researchers said the skull might ⟦belong to a child of six⟧.
"""

SOUND = """
⟦The hospital closed its maternity ward⟧ in April, not in May.
The hospital did not comment, but ⟦the ward was closed in April⟧.
⟦The striker scored twice⟧ although he had not trained all week.
The striker, who has never played abroad, ⟦scored twice on Sunday⟧.
⟦The orchestra will tour Japan⟧, which it has never done before.
While no samples contained lead, ⟦three contained arsenic⟧.
Officials could not confirm the cause, as ⟦the building had burned down⟧.
⟦The airline cancelled 30 flights⟧ and did not say why.
⟦The museum insured the painting for two million euros⟧ because it had not been restored.
The museum has not reopened since ⟦the roof collapsed in March⟧.
The chancellor was not present when ⟦the treaty was signed⟧.
⟦Anyone over 18 can vote in the referendum⟧, the ministry said.
⟦Nobody survived the avalanche⟧ on the north face.
⟦The glacier no longer reaches the valley floor⟧, scientists say.
⟦The bridge was not damaged by the flood⟧.
Not only ⟦did the ferry sink⟧, it also leaked oil.
There is no doubt that ⟦the painting is genuine⟧.
No fewer than ten teams applied; ⟦the jury chose three⟧.
⟦The minister attended the funeral⟧ in Oslo on Friday.
The minister, not his deputy, ⟦attended the funeral⟧ in Oslo.
⟦The company paid a fine of 3 million dollars⟧, but admitted no wrongdoing.
The company admitted no wrongdoing; ⟦it paid a fine⟧ in 2011.
The company, which denies wrongdoing, ⟦paid a fine in 2011⟧.
⟦She wrote the novel in six weeks⟧ without an outline.
⟦The council cut spending⟧ instead of raising taxes.
The climbers turned back on Tuesday, and ⟦the rescue team met them at the hut⟧.
⟦The climbers reached the summit⟧, though not by the south ridge.
⟦The factory will move to Vietnam⟧, its owner said.
“We have no money,” the coach said, and ⟦he left the room⟧.
The lawyer said: “⟦The banker is innocent⟧.”
⟦Doctors operated on her knee⟧ for the second time.
⟦The storm reached the coast of Portugal⟧ on Monday.
No. ⟦5 Mill Lane burned down⟧ on Sunday.
⟦The ferry leaves at noon⟧ whether or not it rains.
⟦The pipeline was built⟧ in 1982 by a French firm.
⟦Both parliaments agreed on Monday⟧.
⟦Even if it rains, the match will be played⟧.
⟦The match will be played⟧ even if it rains.
The minister spoke on condition of anonymity and ⟦said the talks had failed⟧.
The senator will appeal if convicted; ⟦the hearing is on Monday⟧.
⟦The court asked if the firm had destroyed the letters⟧.
⟦The reporter asked⟧ if the firm had destroyed the letters.
⟦The town spent a week under water⟧ after the dam broke.
⟦In any case, the road will be closed⟧ until June.
⟦At least 40 people were killed⟧ in the province.
⟦The quake killed at least 40 people⟧ and injured more than 200.
In total ⟦3,000 runners started the race⟧.
⟦The race drew 3,000 runners⟧, more than ever.
More than ever, ⟦the town depends on tourism⟧.
⟦The project will cost €2 billion⟧ over ten years.
The talks about ⟦two new bridges failed⟧ on Friday.
⟦Two thirds of the members voted no⟧.
The tunnel runs under ⟦the old harbour of Marseille⟧.
Over the summer, ⟦12,000 birds nested on the island⟧.
⟦She is the largest landowner in Wales⟧.
⟦The ward was closed in 2019⟧ after a fire.
⟦In May 2027 the road will be finished⟧.
In ⟦May 2027 the road will be finished⟧.
⟦The fleet lost 12 boats⟧ in the storm.
⟦Wages rose by 5 per cent⟧ in the north.
He sold the farm in 2003 to ⟦20 investors from Texas⟧.
⟦The fresco was painted in 1450⟧ by a monk.
⟦The comet passed the moon in 2032⟧ in the novel.
In May, ⟦the comet will be visible⟧ from Europe.
⟦The thief sold the ring in Antwerp⟧, police said.
⟦The wreck lies at 40 metres⟧, and it may be the Amalia.
The wreck may be the Amalia, but ⟦divers have found no name on it⟧.
⟦The singer returned to the stage⟧ as soon as possible.
Prices could fall, while ⟦wages have risen for six months⟧.
⟦The bees have adapted to the heat⟧, biologists report.
The drug was approved in June, said Maria Keller, ⟦a chemist at the institute⟧.
The plan was not expected, said Maria Keller, ⟦a chemist at the institute⟧.
The town of Lund, ⟦a university city in Sweden⟧, did not apply.
⟦The town of Lund⟧, a university city in Sweden, won.
He had no choice, he said, because ⟦the law forbids it⟧.
⟦The law forbids smoking in parks⟧.
It was not until 1971 that ⟦women could vote in Switzerland⟧.
The reform is unpopular, yet ⟦parliament passed it in May⟧.
The reform passed. ⟦It does not apply to farmers⟧.
The reform did not pass in May. ⟦It was adopted in June⟧.
⟦It was adopted in June⟧. It does not apply to farmers.
⟦Parliament passed the reform⟧, 212 to 140, with 9 abstentions.
⟦The vote was 212 to 140⟧ with no abstentions.
⟦Critics say the reform is unfair⟧, and it has never been tested.
⟦The river rose two metres overnight⟧ and no one was hurt.
As nobody was hurt, ⟦police closed the case⟧.
⟦Police closed the case⟧ as nobody was hurt.
The child, aged four, ⟦was found in the cellar⟧ on Sunday.
The dog was not found, but the child, aged four, ⟦was found in the cellar⟧.
⟦The choir sang three songs by Schubert⟧ – none in German.
None of the songs was in German – ⟦the choir sang in Latin⟧.
⟦Swiss exports to India⟧ grew by a fifth.
A little ⟦girl won the chess tournament⟧.
⟦The flight left two hours late⟧; nobody complained.
Their ⟦first few matches were lost⟧.
⟦The author lives in Turin⟧ with her husband and two dogs.
The author no longer writes, but ⟦she lives in Turin⟧ and teaches.
⟦The parish sold the organ⟧, which had not been played since 1950.
Which singer won is not known; ⟦the jury met in secret⟧.
⟦The jury met in secret⟧ for two days.
⟦The court ruled that the ban was unlawful⟧.
⟦The two carmakers have agreed on a common battery standard⟧ after weeks of talks.
The zoo does not keep elephants, but ⟦it breeds red pandas⟧ and lynxes.
Although no one was hurt, ⟦the fire destroyed the archive⟧.
⟦The treatment shortens the illness by two days⟧, the authors write; it does not prevent it.
The captain, who never left the bridge, ⟦sent a distress call at 4 a.m.⟧
“I would never sell my shares,” ⟦the owner told reporters on Tuesday⟧.
Nobody was arrested at the rally, ⟦which drew 5,000 people⟧ to the square.
⟦The painting was sold for 3 million pounds⟧ even though it is neither signed nor dated.
The painting is not signed; ⟦experts date it to 1620⟧.
The bank said it had not known about the fraud when ⟦it bought the firm in 2018⟧.
⟦Rain falls in the valley from October to March⟧.
The union’s members did not end the walkout, and ⟦the port remained closed on Friday⟧.
⟦The parties resumed talks on the budget⟧ on Monday without setting a deadline.
⟦The bill passed the lower house⟧ but lacks the support of the upper house.
⟦Hospitals admitted 400 patients⟧ in a week, none of them children.
The divers did not find gold, but ⟦they recovered a bronze bell⟧.
⟦The minister owns a quarry near Lugo⟧, according to the land register.
⟦The club will sell the stadium⟧, said its president, who is not standing again.
“Not in my lifetime,” he said. ⟦The vote is due in May⟧.
⟦The ferry line closed in autumn⟧ because no buyer was found.
⟦Shops in the region open on Sundays⟧.
She lost the election, and ⟦the water tax was cut by half⟧ the year after.
The glacier has lost a third of its mass since ⟦measurements began in 1957⟧.
If asked, he says little. ⟦The workshop opened in 1964⟧.
The report asks if the dam is safe; ⟦it was built in 1931⟧.
⟦The village lies below the dam⟧, which may be 90 years old.
⟦Copper prices rose by 12 per cent⟧ in a month, and the mine could reopen.
⟦The moss was planted along the motorway⟧ to see whether it absorbs lead.
Researchers do not know why ⟦the bees returned to the valley⟧.
The mayor did not say when ⟦the bridge would be repaired⟧.
⟦Some people were moved from the coast⟧.
⟦Roughly 300 hectares of pine were destroyed⟧ in the blaze.
The blaze, one of five that day, ⟦destroyed 300 hectares of pine⟧.
⟦Six of the houses are lived in⟧, the council says.
On average, ⟦9 per cent of exports go to Chile⟧.
The choir, founded in 1822, ⟦sings in Latin⟧.
⟦The line opened in 2031⟧ in the film.
By then, ⟦2,000 workers had left⟧.
Of the herd, ⟦40 animals were sold⟧.
⟦The trial cost 14 million kronor⟧, more than any before it.
⟦Her mother taught at a school in Gdansk⟧.
Her father, no stranger to fame, ⟦taught at a school in Gdansk⟧.
⟦The harbour froze in 1963⟧ for the first time in a century.
The harbour hardly ever freezes, though ⟦it did so in 1963⟧.
The harbour has not frozen since 1963, ⟦the port captain said⟧.
Unlike its rival, which never advertised, ⟦the firm spent 2 million on television⟧.
⟦The firm spent 2 million on television⟧, unlike its rival, which never advertised.
The firm, which may be sold, ⟦employs 300 people in Turku⟧.
⟦The firm employs 300 people in Turku⟧ and may be sold.
⟦The novel has been translated into 30 languages⟧, including Basque.
The novel was not a success at first, but by 1990 ⟦it had been translated into 30 languages⟧.
The court did not rule on the ban itself; ⟦it sent the case back to Lyon⟧.
Asked whether he would resign, ⟦the bishop shook his head⟧.
The bishop, asked whether he would resign, ⟦shook his head⟧.
⟦Volunteers planted 10,000 oaks⟧ where nothing had grown for years.
Where nothing had grown for years, ⟦volunteers planted 10,000 oaks⟧.
It is the law, not the police, that ⟦forbids the sale of ivory⟧.
⟦Three of the five judges agreed⟧, two did not.
Two judges did not agree, ⟦three did⟧.
⟦The stadium holds 60,000 spectators⟧, none of whom saw the goal.
⟦Police freed the hostages at dawn⟧ and found no weapons.
Police found no weapons when ⟦they freed the hostages at dawn⟧.
⟦The tower is 212 metres high⟧, not 221.
At 212 metres, ⟦the tower is the highest in the city⟧.
⟦The recipe calls for 200 grams of flour⟧ or a little more.
⟦The island has no cars⟧ and a single shop.
The island has no cars, and ⟦its only shop opens on Thursdays⟧.
⟦Its only shop opens on Thursdays⟧, if at all.
Few know that ⟦the poet was a trained surgeon⟧.
⟦The poet was a trained surgeon⟧, as few people know.
The poet, a trained surgeon, ⟦never practised in Lisbon⟧.
No matter who wins, ⟦the treaty will be signed in June⟧.
⟦The treaty was signed in June⟧ by all but two states.
⟦Two states did not sign the treaty⟧.
The pact does not replace the treaty, which ⟦entered into force in 1970⟧.
⟦Salt was more expensive than wheat⟧ in those years, and no town could do without it.
⟦No town could do without salt⟧ in those years.
⟦The weather service warned of floods⟧ on Monday, and rain may continue.
The weather may not improve, but ⟦the race will be held on Sunday⟧.
⟦The factory delivered 40 buses to the city⟧ in 2022, none of them electric.
The wells are salty, so ⟦the village buys its water by truck⟧.
⟦The composer met Clara in 1831⟧, not before.
The regulator, which had not been told of it, ⟦fined the plant 2 million euros⟧.
⟦The jury believed the witness⟧ but not her brother.
⟦The patient was moved to another clinic⟧, although her doctors had advised against it.
⟦The dish contains duck⟧ and no pork.
⟦Two goalkeepers are injured⟧; neither will play.
⟦Sailors use the northern channel by day⟧ and never at night.
The senate did not vote in June, because ⟦its leader fell ill⟧.
⟦She joined the party in 1956⟧ and left it without a word.
⟦The mill stands empty⟧ and hardly anybody visits the valley.
⟦The pyramids were built by paid workers⟧, not slaves.
⟦The new rules made the shortage worse⟧ instead of easing it.
⟦The drug lowered blood pressure in two of three trials⟧.
⟦The airline resumed flights to Nairobi⟧ once the runway was repaired.
⟦The first vote was tied⟧, and a second was held in March.
If it was a joke, nobody laughed; ⟦the hall emptied within minutes⟧.
⟦The tenant pays for the heating⟧ and the landlord for repairs.
⟦The grass burned for three days⟧.
⟦The crossing takes two hours⟧ in calm weather.
⟦The city counts 9 million inhabitants⟧, more than the whole of Sweden.
⟦The dam was finished in 1930⟧ by prisoners.
⟦It was the second attempt on his life⟧.
⟦Prices rose by 40 per cent in a week⟧.
⟦The herd shrank by half⟧, to 200 animals.
On Sunday ⟦police arrested sixty demonstrators⟧.
⟦The voyage took 30 days⟧, the log says.
⟦The letters were written by his sister⟧, as the handwriting shows.
The mill may close, though ⟦it made a profit last year⟧.
⟦The abbey owns four fishponds⟧ that have not been drained since 1802.
The abbey, whose monks no longer fish, ⟦owns four ponds⟧.
⟦Rain fell on 200 days of the year⟧ in Bergen.
No team has won twice in a row since ⟦the league was founded in 1921⟧.
⟦The league was founded in 1921⟧; no team has won twice in a row.
He asked if there was news. ⟦There was a telegram from Riga⟧.
Some 50 guests did not come, and ⟦the bride cried⟧.
What the court cannot do, ⟦parliament can⟧ by a simple majority.
⟦Eight of the nine judges signed⟧ the opinion; the ninth did not.
The commission, which did not meet in public, ⟦recommended closing the mine⟧ by 2030.
⟦Scientists counted 41 whales in the bay⟧, the lowest number since they began in 1988, and no calves.
“There was never a plan to sell it,” Ms Okafor told the council, ⟦which met on Tuesday evening⟧.
⟦Ms Okafor told the council⟧ that there was never a plan to sell the hospital.
The insurer, Helvia, has not commented; ⟦it paid 2 million francs in 2019⟧ after a similar flood.
⟦The pilot reported the fault⟧ only after landing, although the tower had not asked.
⟦The accord covers forests and rivers⟧; it does not cover fishing rights.
⟦The lift was last checked in 2011⟧, workers said, and nobody had asked for the report.
⟦Voters approved the new stadium⟧ by 52 to 48 per cent, a result that few had expected.
⟦The bus runs four times a day⟧ except on Sundays, when there is none.
The reform did not fail, the minister said, but ⟦it cost 40 million more than planned⟧.
⟦Farmers were paid 300 euros for each hectare⟧, whether they farmed it or not.
⟦The band split up in 1979⟧ after the drummer, who could not read music, walked out.
⟦The find is the oldest in Africa⟧, said Dr Lema, who was not involved in the dig.
⟦Half of the growers gave up⟧ between 2001 and 2009, and none have come back.
Growers who cannot irrigate have left, and ⟦the village has lost its school⟧.
⟦The court heard the case in May⟧. It has not ruled yet.
⟦The damage came to $800 million⟧, insurers said, though not all claims were in.
Though not all claims were in, ⟦the damage came to $800 million⟧, insurers said.
⟦A third of the seats stayed empty⟧ on the first night but none on the last.
The church, which the quake of 1755 did not spare, ⟦was rebuilt in plain stone⟧.
⟦The strike cost the port 30 ships a day⟧, the operator said, without giving a source.
⟦The skull belongs to a child of six⟧, researchers said; they could not tell the sex.
⟦Nine ministers resigned on Friday⟧, among them the finance minister, who had not been consulted.
The finance minister, who had not been consulted, ⟦resigned on Friday⟧.
Not long after the vote, ⟦nine ministers resigned⟧.
No sooner had he spoken than ⟦nine ministers resigned⟧.
⟦Iceland has no army⟧ and 380,000 inhabitants.
⟦The tax brought in 14 million kroner⟧, which was not enough to pay for the tunnel.
The tunnel was never built, and ⟦the money went to schools⟧.
Because the tunnel was never built, ⟦the money went to schools⟧.
⟦The mayor opened the tunnel in 2004⟧ in front of 3,000 guests; it had no lights.
After two years in which nothing happened, ⟦the mayor opened the tunnel⟧.
⟦The mayor, who has no party, opened the tunnel⟧ in 2004.
⟦He was born in Oran in 1931⟧ and never learned to drive.
He never learned to drive, but ⟦he was born into a family of racers⟧.
⟦The zoo keeps 40 species⟧ that can no longer be found in the wild.
⟦The trial lasted nine days⟧ because the witness did not appear.
⟦The witness did not appear⟧.
As the witness did not appear, ⟦the trial lasted nine days⟧.
⟦Sales doubled to 6 million units⟧, even as rivals could not meet demand.
⟦Rivals could not meet demand⟧.
When rivals could not meet demand, ⟦sales doubled to 6 million units⟧.
⟦The recipe dates from 1660⟧ and does not mention sugar.
⟦The ship carried 212 passengers and a crew of 30⟧, none of whom could swim.
Of the 212 passengers, ⟦60 were children⟧.
⟦Sixty of the passengers were children⟧ who could not swim.
⟦The storm passed north of the island⟧, sparing it, but not its neighbours.
⟦Police closed the road for six hours⟧ so that no one would be hurt.
So that no one would be hurt, ⟦police closed the road⟧.
⟦The poem has 14 lines⟧, not one of which rhymes.
⟦The library lends 9,000 books a month⟧ and charges nothing.
She had not voted in years, she said, when ⟦the party asked her to stand⟧.
⟦The party asked her to stand⟧ in Ghent, where it had never won.
⟦It won 31 per cent there⟧, up from nothing.
“I do not care,” said the painter. ⟦The museum bought the picture for 90,000 pounds⟧.
⟦The museum bought the picture for 90,000 pounds⟧, a price the painter did not care about.
⟦The parish has 700 members⟧, most of whom do not attend.
⟦The wall is 3 metres high⟧ where it has not collapsed.
⟦Temperatures fell below zero in Seville⟧ for the first time in decades.
⟦The baths will open once a week⟧ in winter.
⟦The choir will sing⟧ once a month, and once more at Easter.
⟦The road will stay closed⟧ until the end of June.
⟦The exhibition can be seen⟧ until the summer.
⟦The ferry would sail⟧ until then on Sundays only.
⟦The town, once the seat of a bishop, will vote in May⟧.
The town, once the seat of a bishop, ⟦will vote in May⟧.
⟦The road was closed⟧ until the bridge had been repaired.
He will speak of the years ⟦when the mill was the largest employer⟧.
"""


def _read(marked: str, language: str = "en") -> tuple[list[Evidence], StoredText]:
    """Evidence for each marked stretch of a text; a stretch is joined to the next by ⟧…⟦, as `[…]` does."""
    stored = store("test", marked.replace("⟧…⟦", " ").replace("⟦", "").replace("⟧", ""), language)
    stretches = [part.split("⟧")[0] for part in marked.split("⟦")[1:]]
    evidence = [locate(stretch, stored, least_words=1) for stretch in stretches]
    assert all(isinstance(one, Evidence) for one in evidence), evidence
    return [one for one in evidence if isinstance(one, Evidence)], stored


def _left(marked: str, language: str = "en") -> list[tuple[str, str]]:
    return [(left.kind, left.words) for left in guard_all(*_read(marked, language))]


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


PLANTED = [
    (kind, line)
    for kind, table in (
        ("negation", NEGATIONS),
        ("condition", CONDITIONS),
        ("qualifier", QUALIFIERS),
        ("hedge", HEDGES),
    )
    for line in _lines(table)
]


@pytest.mark.parametrize(("kind", "marked"), PLANTED)
def test_a_planted_cut_is_caught(kind: str, marked: str) -> None:
    assert kind in [found for found, _ in _left(marked)]


@pytest.mark.parametrize("marked", _lines(SOUND))
def test_a_sound_stretch_raises_no_alarm(marked: str) -> None:
    assert _left(marked) == []


# -- sentences of others ----------------------------------------------------------------------------

FOLDER = Path(__file__).with_name("guard_stretches")
SETS = [file.stem.removeprefix("cuts_") for file in sorted(FOLDER.glob("cuts_*.txt"))]


def _of(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", SETS)
def test_what_others_planted_and_took(number: str, measured: Callable[[str], None]) -> None:
    """Sixty cuts and three hundred sound stretches a set, by people who had not seen the code.

    Each was run once before anything was mended for it. Set 1, made to tempt: 0.850 of the cuts were caught, 0.090 of
    the sound stretches raised an alarm. Set 2, taken as a journalist takes notes: 0.900 and 0.030. Set 3: 0.983 and
    0.003. Set 4 tempted with doubts and with what all but happened as well ("dismissed as a hoax", "on the point of"):
    0.817 and 0.023; of its 36 negations, conditions and qualifiers all were caught.
    """
    cuts = [line.split("\t") for line in _of(f"cuts_{number}")]
    sound = _of(f"sound_{number}")
    assert (len(cuts), len(sound)) == (60, 300)
    caught = sum(kind in [found for found, _ in _left(marked)] for kind, marked in cuts) / len(cuts)
    alarms = sum(bool(_left(marked)) for marked in sound) / len(sound)
    measured(f"guard, set {number}: {caught:.3f} of the planted cuts caught, {alarms:.3f} of the sound stretches alarm")
    assert caught >= 0.98
    assert alarms <= 0.02


# What is found, word by word; the cases of the design among them.
FOUND = [
    ("No ⟦concert was cancelled⟧.", [("negation", "No")]),
    ("It ⟦may resume⟧ if the court agrees.", [("condition", "if")]),
    ("They lost more than ⟦137 sheep⟧.", [("qualifier", "more than")]),
    ("They lost more ⟦than 137 sheep⟧.", [("qualifier", "more")]),
    ("It will not, the mayor said, ⟦be torn down⟧.", [("negation", "not")]),
    ("The decision was not unexpected, as ⟦Putin has said he is increasing⟧ it.", []),
    ("It was ⟦established in 2014⟧ or 2015.", [("qualifier", "or 2015")]),
    ("By the end of ⟦2024 it had closed⟧.", [("qualifier", "By the end of")]),
    ("It is one of the city’s ⟦most dangerous roads⟧.", [("qualifier", "one of the city’s")]),
    ("The bridge was not, and could not be, ⟦repaired in May⟧.", [("negation", "not")]),  # the parenthesis is skipped
    ("A child born then ⟦could not legally inherit⟧ land.", []),
    ("There were no bears, and in 1950 the last wolf ⟦died⟧.", []),
    ("He has never in those years of service ⟦freed a murderer⟧.", [("negation", "never")]),
    ("He has never in all those years of service ⟦freed a murderer⟧.", []),  # the seventh word
    ("Nobody who ⟦saw the plan⟧ liked it.", [("negation", "Nobody")]),
    ("It was not as ⟦large as the old one⟧.", [("negation", "not")]),
    ("He left, not because ⟦he was ill⟧, but for a rest.", [("negation", "not")]),
    ("They did not read and ⟦approve the report⟧.", [("negation", "not")]),
    ("They did not read it and ⟦the mayor was angry⟧.", []),
    ("She did not know that ⟦the bridge was closed⟧.", []),
    ("She did not say that ⟦the bridge was closed⟧.", [("negation", "not")]),
    ("⟦She was not told⟧, nor should the council have hidden it.", []),
    ("No bridge, built of wood, ⟦was closed in the storm⟧.", [("negation", "No")]),
    ("It was not closed, the mayor said, ⟦he had checked it himself⟧.", []),
    ("In May ⟦the glacier melted⟧.", []),
    ("It may ⟦melt by 2060⟧.", [("hedge", "may")]),
    ("It did not rain at all. “⟦We are dry⟧,” said the farmer.", []),
    ("He hopes that, with luck, ⟦it will rain⟧.", [("hedge", "hopes that")]),
    ("He did not hope that, with luck, ⟦it would rain⟧.", [("negation", "not")]),
    ("Nobody in the old town ⟦saw the comet⟧.", [("negation", "Nobody")]),
    ("It might not ⟦rain in May⟧.", [("hedge", "might"), ("negation", "not")]),
    ("The law ⟦applies to farmers⟧ (not to fishermen).", []),
    ("The law does not (yet) ⟦apply to farmers⟧.", [("negation", "not")]),
    # What marks and words alone cannot tell: a cut_note answers for it.
    ("She said “no” and ⟦left the hall⟧.", [("negation", "no")]),
    ("⟦The law forbids the sale of ivory⟧, unless I am mistaken.", [("condition", "unless")]),
    ("⟦The glass is thick⟧ and will not break if dropped.", []),
]


@pytest.mark.parametrize(("marked", "expected"), FOUND)
def test_what_is_found(marked: str, expected: list[tuple[str, str]]) -> None:
    assert _left(marked) == expected


TOGETHER = [
    ("⟦No⟧ ⟦concert was cancelled⟧.", []),
    ("⟦The match may resume⟧ on Friday ⟦if the court agrees⟧.", []),
    ("⟦The match may resume⟧ on Friday if ⟦the court agrees⟧.", [("condition", "if")]),
    ("They lost ⟦more than⟧ ⟦137 sheep⟧.", []),
    ("⟦It did not rain⟧ and the ⟦river fell⟧.", []),
]


@pytest.mark.parametrize(("marked", "expected"), TOGETHER)
def test_stretches_of_one_statement_cover_for_each_other(marked: str, expected: list[tuple[str, str]]) -> None:
    assert _left(marked) == expected


LEFT_OUT = [
    ("The mayor […] resigned", "The mayor never in all those long and bitter years of strife resigned.", ["negation"]),
    ("The mayor […] resigned", "The mayor of Lund resigned.", []),
    ("The plan […] passed", "The plan, which nobody liked, passed.", ["negation"]),
    ("The plan […] passed", "The plan, if amended, passed.", ["condition"]),
    ("The plan is sound […] It passed", "The plan is sound. If it fails, we all fail. It passed.", []),
    ("The plan is sound […] It passed", "The plan is sound. It is not cheap. It passed.", ["negation"]),
    ("The plan […] passed", "The plan, not only cheap but good, passed.", []),
]


@pytest.mark.parametrize(("stretch", "text", "kinds"), LEFT_OUT)
def test_no_negation_is_left_out_by_an_ellipsis(stretch: str, text: str, kinds: list[str]) -> None:
    stored = store("test", text, "en")
    found = locate(stretch, stored)
    assert isinstance(found, Evidence)
    assert [left.kind for left in guard(found, stored)] == kinds


LANGUAGES = [
    ("de", "Die Brücke wurde nicht ⟦am Montag gesperrt⟧.", ["negation"]),
    ("de", "Er sagte nicht, dass ⟦die Brücke gesperrt war⟧.", ["negation"]),
    ("de", "Kein ⟦Konzert wurde abgesagt⟧.", ["negation"]),
    ("de", "⟦Die Brücke wird gesperrt⟧, wenn der Rat zustimmt.", ["condition"]),
    ("de", "⟦Die Brücke wird gesperrt⟧, sobald der Rat zugestimmt hat.", ["condition"]),
    ("de", "⟦Die Brücke wurde gesperrt⟧, sobald der Rat zugestimmt hatte.", []),
    ("de", "⟦Die Brücke wird gesperrt⟧ bis Juni.", []),
    ("de", "Der Plan war beinahe ⟦beschlossen worden⟧.", ["negation"]),
    ("de", "Mehr als ⟦137 Schafe⟧ starben.", ["qualifier"]),
    ("de", "Die Brücke könnte ⟦am Montag einstürzen⟧.", ["hedge"]),
    ("de", "⟦Die Brücke wurde am Montag gesperrt⟧, aber nicht repariert.", []),
    ("de", "Nicht nur ⟦die Brücke wurde gesperrt⟧.", []),
    ("fr", "Le pont n’a pas ⟦été fermé lundi⟧.", ["negation", "negation"]),
    ("fr", "Aucun ⟦concert n’a été annulé⟧.", ["negation"]),
    ("fr", "⟦Le pont sera fermé⟧ si le conseil vote.", ["condition"]),
    ("fr", "⟦Le pont sera fermé⟧ dès que le conseil aura voté.", ["condition"]),
    ("fr", "Le plan a failli ⟦être adopté hier⟧.", ["negation"]),
    ("fr", "Plus de ⟦137 moutons⟧ sont morts.", ["qualifier"]),
    ("fr", "Le maire pourrait ⟦fermer le pont⟧.", ["hedge"]),
    ("fr", "⟦Le pont a été fermé lundi⟧, mais pas la route.", []),
    ("en-GB", "No ⟦concert was cancelled⟧.", ["negation"]),
    ("is", "Engum ⟦tónleikum var aflýst⟧.", []),
]


@pytest.mark.parametrize(("language", "marked", "kinds"), LANGUAGES)
def test_other_languages(language: str, marked: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _left(marked, language)] == kinds


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", True), ("EN-us", True), ("de", True), ("fr-CA", True), ("is", False), ("", False)],
)
def test_a_language_without_words_is_said_to_be_unguarded(language: str, *, expected: bool) -> None:
    assert is_guarded(language) is expected


SPEECH = [
    ("The mayor said that ⟦the bridge will close⟧.", ["said"]),
    ("⟦The bridge will close⟧, the mayor said.", ["said"]),
    ("⟦The bridge will close, the mayor said⟧.", []),
    ("⟦The bridge will close⟧. The mayor said so.", []),
    ("⟦The mayor said⟧ that ⟦the bridge will close⟧.", []),
    ("According to the mayor, who said it twice, ⟦the bridge will close⟧.", ["said"]),
    ("⟦The bridge closed⟧ in May.", []),
    ("It will rain, said the mayor, who ⟦was born in Holm⟧.", []),
    ("It will rain, said the mayor, ⟦who was born in Holm⟧.", []),
    ("It will rain, said ⟦Ada Brook, who was born in Holm⟧.", []),
    ("The mayor, who was born in Holm, said ⟦it would rain⟧.", ["said"]),
]


@pytest.mark.parametrize(("marked", "words"), SPEECH)
def test_who_speaks_beside_a_stretch_is_found(marked: str, words: list[str]) -> None:
    """Whether the fact is theirs the words cannot tell, so it is a weak point and no alarm."""
    evidences, stored = _read(marked)
    assert [left.words for left in speech_outside(evidences, stored)] == words


ARTICLE_CUTS = [
    ("Putin has said he is increasing collaboration with the Taliban", []),
    ("senior director of the Eurasia Center", []),
    ("the Foreign Ministry in Kabul stated on Wednesday", []),
    ("recognized the Taliban administration", ["no"]),
    ("introduces foreign investment", ["conceivably"]),
    ("137 individuals", ["at least"]),
    ("established in 2014", ["or 2015"]),
    ("most dangerous branches", ["one of Islamic State’s"]),
    ("do the same if the Taliban are labeled a terrorist there", ["likely"]),
    ("the Taliban are labeled a terrorist there", ["if"]),
    ("other nations, particularly the West, might oppose it", []),
    ("$227 million", ["around"]),
    ("four years ago", ["almost"]),
    ("two decades", ["over"]),
    ("Russia’s Security Council Secretary Sergei Shoigu visited Kabul last November", []),
    ("to establish mutually advantageous relations with Afghanistan in all spheres", []),
]


@pytest.mark.parametrize(("stretch", "words"), ARTICLE_CUTS)
def test_the_article(stretch: str, words: list[str]) -> None:
    found = locate(stretch, ARTICLE)
    assert isinstance(found, Evidence), found
    assert [left.words for left in guard(found, ARTICLE)] == words


def test_a_whole_sentence_leaves_nothing_outside() -> None:
    for sentence in ARTICLE.sentences:
        found = locate(sentence.text, ARTICLE)
        assert isinstance(found, Evidence)
        assert guard(found, ARTICLE) == ()


def test_places_are_those_of_the_stored_text() -> None:
    stored = store("test", "One is here.\nNo concert was cancelled.", "en")
    found = locate("concert was cancelled", stored)
    assert isinstance(found, Evidence)
    assert guard(found, stored) == (LeftOutside("negation", "No", 13),)


def test_unchecked_evidence_and_other_sources_are_passed_over() -> None:
    there, _ = _read("My ⟦concert was cancelled⟧.")
    here = store("here", "No concert was cancelled.", "en")
    assert guard_all(there, here) == ()
    assert guard(Evidence.unchecked("here", "concert was cancelled"), here) == ()
    assert guard_all((), here) == ()


SENTENCE_WORDS = st.lists(
    st.sampled_from(
        "not no if unless may could more than 137 5 to or and but while who , ; — ( ) “ ” said the mayor it was closed"
        " in 2014 May should whether one of most few by since until".split(),
    ),
    min_size=3,
    max_size=25,
)


@settings(deadline=None)
@given(SENTENCE_WORDS, st.integers(0, 20), st.integers(1, 20))
def test_any_sentence_is_read_to_its_end(words: list[str], first: int, length: int) -> None:
    """Whatever marks and words meet, the guard ends, and names only words that stand outside the stretch."""
    stored = store("test", " ".join(words), "en")
    found = locate(" ".join(words[first : first + length]), stored, least_words=1)
    if isinstance(found, Evidence):
        for left in guard(found, stored):
            end = left.start + len(left.words)
            assert stored.text[left.start : end] == left.words
            assert left.start < found.start or end > found.end


# -- sentences that nobody writes -------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    [") a ( ", "if not unless ", "a; not if ", "should the , ", "a, ", "never, who ", "not only "],
)
def test_no_sentence_takes_for_ever(unit: str) -> None:
    """Twice the words take about twice the time, whatever they are: measured against a plain sentence as long."""

    def cost(words: str, count: int) -> float:
        text = f"{(words * count)[: 7 * count]} we meet again today"
        stored = StoredText("post", text, "en", (Sentence(1, 0, len(text), text, 1),))
        evidence = Evidence("post", "", "", "", len(text) - 19, len(text), ((len(text) - 19, len(text)),), (1,))
        return spent(lambda: guard(evidence, stored))

    count = 2000
    assert cost(unit, count) < 20 * cost("letter ", count) + 0.2
