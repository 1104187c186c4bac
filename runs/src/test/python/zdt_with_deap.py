"""DEAP's NSGA-II on ZDT1, ZDT2, ZDT3 and DTLZ2: what `evowire simulate --problem` is compared with.

Debian package python3-deap. As in DEAP's own example (examples/ga/nsga2.py): population 100, 250
generations, simulated binary crossover (eta 20, 0.9 a pair), polynomial mutation (eta 20, 1/30 a
variable), 30 variables in [0, 1]. Prints the hypervolume of the last population below 1.1 in every
objective, for seeds 1 to 10, and its median.

    /usr/bin/python3 zdt_with_deap.py zdt1
"""
import random
import statistics
import sys

from deap import base, benchmarks, creator, tools
from deap.tools._hypervolume import hv

VARIABLES, POPULATION, EVALUATIONS, ETA = 30, 100, 25_000, 20.0
PROBLEMS = {"zdt1": (benchmarks.zdt1, 2), "zdt2": (benchmarks.zdt2, 2), "zdt3": (benchmarks.zdt3, 2),
            "dtlz2": (lambda x: benchmarks.dtlz2(x, 3), 3)}


def run(evaluate, seed):
    random.seed(seed)
    toolbox = base.Toolbox()
    toolbox.register("mate", tools.cxSimulatedBinaryBounded, low=0.0, up=1.0, eta=ETA)
    toolbox.register("mutate", tools.mutPolynomialBounded, low=0.0, up=1.0, eta=ETA,
                     indpb=1.0 / VARIABLES)
    population = [creator.Individual(random.random() for _ in range(VARIABLES))
                  for _ in range(POPULATION)]
    for individual in population:
        individual.fitness.values = evaluate(individual)
    population = tools.selNSGA2(population, POPULATION)
    for _ in range(1, EVALUATIONS // POPULATION):
        offspring = [toolbox.clone(i) for i in tools.selTournamentDCD(population, POPULATION)]
        for one, two in zip(offspring[::2], offspring[1::2]):
            if random.random() <= 0.9:
                toolbox.mate(one, two)
            toolbox.mutate(one)
            toolbox.mutate(two)
        for individual in offspring:
            individual.fitness.values = evaluate(individual)
        population = tools.selNSGA2(population + offspring, POPULATION)
    return population


def main(name):
    evaluate, objectives = PROBLEMS[name]
    creator.create("Fitness", base.Fitness, weights=(-1.0,) * objectives)
    creator.create("Individual", list, fitness=creator.Fitness)
    reference = [1.1] * objectives
    volumes = []
    for seed in range(1, 11):
        points = [i.fitness.values for i in run(evaluate, seed)]
        inside = [p for p in points if all(v < r for v, r in zip(p, reference))]
        volumes.append(hv.hypervolume(inside, reference) if inside else 0.0)
    print(name, "median %.6f" % statistics.median(volumes), " ".join("%.6f" % v for v in volumes))


main(sys.argv[1])
