"""Writes data/catalogue.json: one row per algorithm, condensed from the catalogue's YAML files.

Usage: python make_catalogue.py CATALOGUE_DIRECTORY
"""

import re
import sys
from pathlib import Path

import yaml

from files import DATA, write


# Systems that are tested although the catalogue's papers do not contain them; S for supplement.
SUPPLEMENT = [
    {"row": "S001.1", "kind": "optimizer", "name": "AdaBelief", "priority": 1, "arxiv": "2010.07468",
     "paper": "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients"},
    {"row": "S002.1", "kind": "optimizer", "name": "Lion", "priority": 1, "arxiv": "2302.06675",
     "paper": "Symbolic Discovery of Optimization Algorithms"},
    {"row": "S003.1", "kind": "optimizer", "name": "Optimized gradient method (OGM)", "priority": 1, "arxiv": "1406.5468",
     "paper": "Optimized first-order methods for smooth convex minimization"},
    {"row": "S004.1", "kind": "optimizer", "name": "Optimized gradient method for the gradient norm (OGM-G)", "priority": 1, "arxiv": "1803.06600",
     "paper": "Optimizing the efficiency of first-order methods for decreasing the gradient of smooth convex functions"},
    {"row": "S005.1", "kind": "optimizer", "name": "Triple momentum", "priority": 1, "arxiv": None,
     "paper": "The fastest known globally convergent first-order method for minimizing strongly convex functions"},
    {"row": "S006.1", "kind": "optimizer", "name": "Information-theoretic exact method (ITEM)", "priority": 1, "arxiv": "2101.09741",
     "paper": "An optimal gradient method for smooth strongly convex minimization"},
    {"row": "S007.1", "kind": "optimizer", "name": "Steepest descent with exact line search", "priority": 1, "arxiv": "1606.09365",
     "paper": "On the worst-case complexity of the gradient method with exact line search for smooth strongly convex functions"},
    {"row": "S008.1", "kind": "optimizer", "name": "Polyak step size", "priority": 1, "arxiv": "2002.00915",
     "paper": "Complexity guarantees for Polyak steps with momentum"},
    {"row": "S009.1", "kind": "optimizer", "name": "Conjugate gradient", "priority": 1, "arxiv": None,
     "paper": "Methods of conjugate gradients for solving linear systems"},
    {"row": "S010.1", "kind": "optimizer", "name": "Robust momentum", "priority": 1, "arxiv": "1710.04753",
     "paper": "A robust accelerated optimization algorithm for strongly convex functions"},
    {"row": "S011.1", "kind": "optimizer", "name": "Cyclic coordinate descent", "priority": 1, "arxiv": "1502.04759",
     "paper": "Coordinate descent algorithms"},
    {"row": "S012.1", "kind": "optimizer", "name": "Projected (online) gradient descent", "priority": 1, "arxiv": None,
     "paper": "Online convex programming and generalized infinitesimal gradient ascent"},
    {"row": "S013.1", "kind": "optimizer", "name": "Dual averaging, follow the regularized leader", "priority": 1, "arxiv": None,
     "paper": "Primal-dual subgradient methods for convex problems"},
    {"row": "S016.1", "kind": "optimizer", "name": "Accelerated proximal point", "priority": 1, "arxiv": None,
     "paper": "New proximal point algorithms for convex minimization"},
    {"row": "S018.1", "kind": "optimizer", "name": "Halpern iteration", "priority": 1, "arxiv": "1905.05149",
     "paper": "Accelerated proximal point method for maximally monotone operators"},
    {"row": "S020.1", "kind": "optimizer", "name": "SAGA", "priority": 1, "arxiv": "1407.0202",
     "paper": "SAGA: A fast incremental gradient method with support for non-strongly convex composite objectives"},
    {"row": "S021.1", "kind": "optimizer", "name": "SVRG", "priority": 1, "arxiv": None,
     "paper": "Accelerating stochastic gradient descent using predictive variance reduction"},
    {"row": "S030.1", "kind": "initializer", "name": "He initialization, normal", "priority": 1, "arxiv": "1502.01852",
     "paper": "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852, equation 10"},
    {"row": "S031.1", "kind": "initializer", "name": "Glorot initialization, uniform", "priority": 1, "arxiv": None,
     "paper": "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, AISTATS 2010, equation 16"},
    {"row": "S032.1", "kind": "initializer", "name": "Glorot initialization, normal", "priority": 1, "arxiv": None,
     "paper": "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, AISTATS 2010, equation 12"},
    {"row": "S033.1", "kind": "initializer", "name": "He initialization, uniform", "priority": 1, "arxiv": "1502.01852",
     "paper": "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852, equation 10"},
    {"row": "S034.1", "kind": "initializer", "name": "LeCun initialization, normal", "priority": 1, "arxiv": None,
     "paper": "LeCun, Bottou, Orr, Müller, Efficient BackProp, in: Neural Networks: Tricks of the Trade, 1998, equation 16"},
    {"row": "S035.1", "kind": "initializer", "name": "LeCun initialization, uniform", "priority": 1, "arxiv": None,
     "paper": "LeCun, Bottou, Orr, Müller, Efficient BackProp, in: Neural Networks: Tricks of the Trade, 1998, equation 16"},
    {"row": "S036.1", "kind": "initializer", "name": "The commonly used heuristic", "priority": 1, "arxiv": None,
     "paper": "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, AISTATS 2010, equation 1"},
    {"row": "S037.1", "kind": "initializer", "name": "Variance scaling", "priority": 1, "arxiv": "1502.01852",
     "paper": "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852, section 2.2, as generalized by Keras and JAX"},
    {"row": "S038.1", "kind": "initializer", "name": "Normal", "priority": 1, "arxiv": None,
     "paper": "Krizhevsky, Sutskever, Hinton, ImageNet Classification with Deep Convolutional Neural Networks, NeurIPS 2012, section 5: N(0, 0.01²)"},
    {"row": "S039.1", "kind": "initializer", "name": "Truncated normal", "priority": 1, "arxiv": None,
     "paper": "Abadi et al., TensorFlow: Large-Scale Machine Learning on Heterogeneous Systems, 2015, truncated_normal"},
    {"row": "S040.1", "kind": "initializer", "name": "Uniform", "priority": 1, "arxiv": None,
     "paper": "Keras 1.0, 2015, RandomUniform with its defaults; no paper"},
    {"row": "S041.1", "kind": "initializer", "name": "Orthogonal initialization", "priority": 1, "arxiv": "1312.6120",
     "paper": "Saxe, McClelland, Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks, ICLR 2014, arXiv:1312.6120"},
    {"row": "S042.1", "kind": "initializer", "name": "Constant", "priority": 1, "arxiv": None,
     "paper": "Gers, Schmidhuber, Cummins, Learning to Forget: Continual Prediction with LSTM, Neural Computation 12 (2000), section 3: constant biases of gates"},
    {"row": "S043.1", "kind": "initializer", "name": "Identity", "priority": 1, "arxiv": "1504.00941",
     "paper": "Le, Jaitly, Hinton, A Simple Way to Initialize Recurrent Networks of Rectified Linear Units, 2015, arXiv:1504.00941, section 3"},
    {"row": "S044.1", "kind": "initializer", "name": "Dirac", "priority": 1, "arxiv": "1706.00388",
     "paper": "Zagoruyko, Komodakis, DiracNets: Training Very Deep Neural Networks Without Skip-Connections, 2017, arXiv:1706.00388, section 3"},
    {"row": "S045.1", "kind": "initializer", "name": "Sparse initialization", "priority": 1, "arxiv": None,
     "paper": "Martens, Deep Learning via Hessian-free Optimization, ICML 2010, section 5"},
    {"row": "S046.1", "kind": "initializer", "name": "Layer-sequential unit-variance initialization (LSUV)", "priority": 1, "arxiv": "1511.06422",
     "paper": "Mishkin, Matas, All You Need Is a Good Init, ICLR 2016, arXiv:1511.06422, algorithm 1"},
    {"row": "S050.1", "kind": "gradient-estimator", "name": "REINFORCE", "priority": 1, "arxiv": None,
     "paper": "Williams, Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning, Machine Learning 8, 1992; Kool et al., Buy 4 REINFORCE Samples, Get a Baseline for Free, 2019"},
    {"row": "S051.1", "kind": "gradient-estimator", "name": "Straight-through Gumbel-softmax estimator", "priority": 1, "arxiv": "1611.01144",
     "paper": "Jang, Gu, Poole, Categorical Reparameterization with Gumbel-Softmax, ICLR 2017, arXiv:1611.01144, section 2.2"},
    {"row": "S052.1", "kind": "gradient-estimator", "name": "SPSA", "priority": 1, "arxiv": None,
     "paper": "Spall, Multivariate Stochastic Approximation Using a Simultaneous Perturbation Gradient Approximation, IEEE TAC 37, 1992, equation 2.2"},
    {"row": "S053.1", "kind": "gradient-estimator", "name": "Hutchinson trace estimator", "priority": 1, "arxiv": None,
     "paper": "Hutchinson, A Stochastic Estimator of the Trace of the Influence Matrix for Laplacian Smoothing Splines, 1990; Avron, Toledo, Randomized Algorithms for Estimating the Trace, JACM 58, 2011"},
    {"row": "S054.1", "kind": "gradient-estimator", "name": "Enumeration", "priority": 1, "arxiv": "2406.15742",
     "paper": "Becker et al., Probabilistic Programming with Programmable Variational Inference, PLDI 2024, arXiv:2406.15742, ENUM"},
    {"row": "S065.1", "kind": "statistic", "name": "Expected calibration error", "priority": 1, "arxiv": "1706.04599",
     "paper": "Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks, ICML 2017, arXiv:1706.04599; Pakdaman Naeini, Cooper, Hauskrecht, AAAI 2015"},
    {"row": "S110.1", "kind": "schedule", "name": "Multi-step decay", "priority": 1, "arxiv": None,
     "paper": "He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, CVPR 2016, section 3.4"},
    {"row": "S111.1", "kind": "schedule", "name": "Exponential decay", "priority": 1, "arxiv": "1609.04747",
     "paper": "Ruder, An overview of gradient descent optimization algorithms, 2016, arXiv:1609.04747"},
    {"row": "S112.1", "kind": "schedule", "name": "Inverse time decay", "priority": 1, "arxiv": None,
     "paper": "Robbins, Monro, A Stochastic Approximation Method, Annals of Mathematical Statistics 22, 1951"},
    {"row": "S113.1", "kind": "schedule", "name": "Polynomial decay", "priority": 1, "arxiv": "1606.00915",
     "paper": "Chen, Papandreou, Kokkinos, Murphy, Yuille, DeepLab, 2016, arXiv:1606.00915, section 4.1"},
    {"row": "S114.1", "kind": "schedule", "name": "Cosine annealing", "priority": 1, "arxiv": "1608.03983",
     "paper": "Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017, arXiv:1608.03983"},
    {"row": "S114.2", "kind": "schedule", "name": "Cosine annealing with warm restarts", "priority": 1, "arxiv": "1608.03983",
     "paper": "Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017, arXiv:1608.03983"},
    {"row": "S115.1", "kind": "schedule", "name": "Cyclical learning rates", "priority": 1, "arxiv": "1506.01186",
     "paper": "Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017, arXiv:1506.01186"},
    {"row": "S116.1", "kind": "schedule", "name": "One cycle", "priority": 1, "arxiv": "1708.07120",
     "paper": "Smith, Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates, 2017, arXiv:1708.07120"},
    {"row": "S117.1", "kind": "schedule", "name": "Gradual warm-up", "priority": 1, "arxiv": "1706.02677",
     "paper": "Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2017, arXiv:1706.02677, section 2.2"},
    {"row": "S117.2", "kind": "schedule", "name": "Warm-up and cosine decay", "priority": 1, "arxiv": "1812.01187",
     "paper": "He et al., Bag of Tricks for Image Classification with Convolutional Neural Networks, CVPR 2019, arXiv:1812.01187, section 5.1"},
    {"row": "S117.3", "kind": "schedule", "name": "Warm-up and exponential decay", "priority": 1, "arxiv": "1905.11946",
     "paper": "Tan, Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, ICML 2019, arXiv:1905.11946, section 5.2"},
    {"row": "S118.1", "kind": "schedule", "name": "Sigmoid decay", "priority": 1, "arxiv": "1408.5093",
     "paper": "Jia et al., Caffe: Convolutional Architecture for Fast Feature Embedding, 2014, arXiv:1408.5093, learning rate policy sigmoid"},
    {"row": "S119.1", "kind": "schedule", "name": "Reduction on a plateau", "priority": 1, "arxiv": None,
     "paper": "Keras 1.0, 2016, ReduceLROnPlateau; PyTorch 0.2, 2017, ReduceLROnPlateau; no paper"},
    {"row": "S120.1", "kind": "schedule", "name": "Constant rate", "priority": 1, "arxiv": None,
     "paper": "Robbins, Monro, A Stochastic Approximation Method, Annals of Mathematical Statistics 22, 1951, with equal steps"},
    {"row": "S121.1", "kind": "weight-average", "name": "Stochastic weight averaging", "priority": 1, "arxiv": "1803.05407",
     "paper": "Izmailov et al., Averaging Weights Leads to Wider Optima and Better Generalization, UAI 2018, arXiv:1803.05407, Algorithm 1"},
    {"row": "S122.1", "kind": "weight-average", "name": "Polyak-Ruppert averaging", "priority": 1, "arxiv": None,
     "paper": "Polyak, Juditsky, Acceleration of Stochastic Approximation by Averaging, SIAM J. Control and Optimization 30, 1992"},
    {"row": "S131.1", "kind": "clipping", "name": "Gradient value clipping", "priority": 1, "arxiv": None,
     "paper": "Mikolov, Statistical Language Models Based on Neural Networks, PhD thesis, Brno 2012, section 3.3.2"},
    {"row": "S132.1", "kind": "clipping", "name": "Update clipping by root mean square", "priority": 1, "arxiv": "1804.04235",
     "paper": "Shazeer, Stern, Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, ICML 2018, arXiv:1804.04235, section 6"},
    {"row": "S133.1", "kind": "clipping", "name": "Adaptive gradient clipping", "priority": 1, "arxiv": "2102.06171",
     "paper": "Brock, De, Smith, Simonyan, High-Performance Large-Scale Image Recognition Without Normalization, ICML 2021, arXiv:2102.06171, equation 3"},
    {"row": "S134.1", "kind": "clipping", "name": "Gradient normalization", "priority": 1, "arxiv": "1507.02030",
     "paper": "Hazan, Levy, Shalev-Shwartz, Beyond Convexity: Stochastic Quasi-Convex Optimization, NeurIPS 2015, arXiv:1507.02030, Algorithm 1"},
]


def order(row):
    """A019.10 comes after A019.9."""
    letter, paper, number = re.fullmatch(r"([A-Z])(\d+)\.(\d+)", row["row"]).groups()
    return letter, int(paper), int(number)


def condense(entry):
    return {
        "row": entry["row"], "kind": entry["kind"], "system": entry["name"],
        "paper": entry["paper"], "arxiv": entry["arxiv"], "priority": entry["priority"],
    }


def main(directory):
    entries = [entry for path in sorted(Path(directory).glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
    rows = sorted(map(condense, entries + SUPPLEMENT), key=order)
    write(DATA / "catalogue.json", {"schema": "gradmark/catalogue/1", "rows": rows})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
