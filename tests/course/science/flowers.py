"""A classifier learns the iris flowers, and is tested on others."""

from sklearn.datasets import load_iris
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

flowers = load_iris()
train_x, test_x, train_y, test_y = train_test_split(
    flowers.data, flowers.target, test_size=0.3, random_state=0, stratify=flowers.target
)
model = KNeighborsClassifier(n_neighbors=5).fit(train_x, train_y)
print(flowers.data.shape, [str(each) for each in flowers.target_names])
print(confusion_matrix(test_y, model.predict(test_x)).tolist(), round(model.score(test_x, test_y), 4))
print(str(flowers.target_names[model.predict([[5.0, 3.4, 1.5, 0.2]])[0]]))
